package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.javalin.http.Context;
import java.io.IOException;

/** Answers the requests of one route. */
interface ReplyHandler {
  /**
   * @throws RefusedException for an answer that is a problem
   * @throws IOException when the request cannot be read to its end
   */
  Reply reply(Context request, CorrelationId correlation) throws IOException;
}
