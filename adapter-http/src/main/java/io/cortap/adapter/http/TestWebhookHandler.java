package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.AttemptVerdict;
import io.cortap.ports.inbound.TestWebhook;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/webhooks/test}: 200 once the attempt has ended, however it ended. Of what the
 * receiver said only the status is told: nobody reads other people's pages through us.
 */
record TestWebhookHandler(
    TestWebhook testWebhook, TokenFirst tokenFirst, JsonRequests requests, Waits waits)
    implements ReplyHandler {
  @Override
  public Reply reply(Context request, CorrelationId correlation) throws IOException {
    var caller = Callers.of(request, correlation);
    var form = tokenFirst.read(caller, () -> requests.read(request));
    return Reply.json(
        200, members(Callers.given(waits.orUnavailable(() -> testWebhook.test(caller, form)))));
  }

  private static LinkedHashMap<String, @Nullable Object> members(TestWebhook.Tested tested) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("event_id", tested.event().value());
    members.put("delivered", tested.outcome().verdict() == AttemptVerdict.DELIVERED);
    members.put("outcome", word(tested.outcome()));
    if (tested.outcome() instanceof AttemptOutcome.Answered answered) {
      members.put("status", answered.status());
    }
    members.put("detail", tested.outcome().complaint());
    members.put("duration_ms", tested.took().toMillis());
    return members;
  }

  private static String word(AttemptOutcome outcome) {
    return switch (outcome) {
      case AttemptOutcome.Answered answered -> "answered";
      case AttemptOutcome.Unreachable unreachable -> "unreachable";
      case AttemptOutcome.Refused refused -> "refused";
      case AttemptOutcome.EgressFailed failed -> "egress_failed";
    };
  }
}
