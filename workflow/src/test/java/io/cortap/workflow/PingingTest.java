package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.TestWebhook.Tested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose pings are sent while others' still wait for an answer. */
final class PingingTest {
  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");
  private final Caller tobias = callerOf("13");

  private Caller callerOf(String tenant) {
    var token = new UserToken("token.of." + tenant);
    bench.tokens.issue(
        token,
        new Requester(new TenantId(tenant), new UserId("7")),
        NOON.plus(Duration.ofHours(1)));
    return new Caller(token, new CorrelationId("c"));
  }

  private Answer<Tested> ping(Caller caller) {
    return node.testWebhook()
        .test(caller, Map.of("callback_url", "https://hooks.example.test/cortap"));
  }

  @Test
  void oneUsersPingsLeaveRoomForOthers() {
    var ofTobias = new ArrayList<Answer<Tested>>();
    var ofMara = new ArrayList<Answer<Tested>>();
    // While a ping of Mara's waits for its answer, she sends the next.
    bench.receiver.answer(attempt -> {
      if (ofTobias.isEmpty() && bench.receiver.attempts().size() < 30) {
        Answer<Tested> next = ping(Bench.caller());
        ofMara.add(next);
        if (next instanceof Answer.Refused<Tested>) {
          bench.receiver.answer(other -> new AttemptOutcome.Answered(200));
          ofTobias.add(ping(tobias));
        }
      }
      return new AttemptOutcome.Answered(200);
    });

    ofMara.add(ping(Bench.caller()));

    assertThat(Bench.refusal(ofMara.getFirst()).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
    assertThat(ofTobias).hasOnlyElementsOfType(Answer.Given.class).hasSize(1);
    assertThat(ofMara).hasSize(6);
    assertThat(ping(Bench.caller())).isInstanceOf(Answer.Given.class);
  }

  @Test
  void aPingThatEndedLeavesItsPlace() {
    var answers = new ArrayList<Answer<Tested>>();
    for (int i = 0; i < 30; i++) {
      answers.add(ping(Bench.caller()));
    }

    assertThat(answers).hasOnlyElementsOfType(Answer.Given.class);
  }
}
