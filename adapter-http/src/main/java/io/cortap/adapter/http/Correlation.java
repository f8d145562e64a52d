package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.TraceParent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes over the callers' correlation ids, and replaces those that are not well formed. */
record Correlation(Supplier<String> fresh) {
  static final String HEADER = "X-Correlation-ID";

  /**
   * The id of a request that sent these, and its place in the trace that it sent; two of a kind are
   * as good as none.
   */
  CorrelationId of(List<String> sent, List<String> traces) {
    String drawn = fresh.get();
    boolean taken = sent.size() == 1 && CorrelationId.isWellFormed(sent.getFirst());
    TraceParent trace =
        (traces.size() == 1 ? TraceParent.read(traces.getFirst()) : Optional.<TraceParent>empty())
            .map(caller -> caller.child(drawn))
            .orElseGet(() -> TraceParent.begun(drawn));
    return new CorrelationId(taken ? sent.getFirst() : drawn, trace);
  }
}
