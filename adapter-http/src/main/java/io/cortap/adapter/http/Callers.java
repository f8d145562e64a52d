package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.javalin.http.Context;
import java.util.Collections;

/** What every call of a port has in common: who asks, and what a refusal becomes. */
final class Callers {
  private Callers() {}

  /**
   * @throws RefusedException unless the request brings one bearer token
   */
  static Caller of(Context request, CorrelationId correlation) {
    var sent = Collections.list(request.req().getHeaders(BearerTokens.HEADER));
    return new Caller(BearerTokens.read(sent), correlation);
  }

  /**
   * @throws RefusedException with the port's own problem
   */
  static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T> given -> given.value();
      case Answer.Refused<T> refused -> throw new RefusedException(refused.problem());
    };
  }
}
