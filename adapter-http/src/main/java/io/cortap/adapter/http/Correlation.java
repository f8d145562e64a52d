package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import java.util.List;
import java.util.function.Supplier;

/** Takes over the callers' correlation ids, and replaces those that are not well formed. */
record Correlation(Supplier<String> fresh) {
  static final String HEADER = "X-Correlation-ID";

  /** The id of a request that sent these; two are as good as none. */
  CorrelationId of(List<String> sent) {
    return sent.size() == 1 && CorrelationId.isWellFormed(sent.getFirst())
        ? new CorrelationId(sent.getFirst())
        : new CorrelationId(fresh.get());
  }
}
