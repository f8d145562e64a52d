package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AcknowledgementTest {
  private static final String JOB = "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "{\"received\": true}",
        "{\"received\": true, \"job_id\": \"rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0\"}",
        "{\"received\":true,\"job_id\":\"rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0\"}",
        "{\"received\": \"falsely\"}",
      })
  void whatIsExpectedOrSaysNothingIsNotDoubted(String answer) {
    assertThat(Acknowledgement.doubt(JOB, answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><title>Sign in</title> | a web page",
        "'  <html></html>' | a web page",
        "{\"received\": false} | received is false",
        "{\"received\":false,\"job_id\":\"rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0\"} | received is false",
        "{\"received\": true, \"job_id\": \"rpt-1\"} | another job",
        "{\"received\": true, \"job_id\": \"a\\\"b\"} | another job",
      })
  void whatSaysSomethingElseIsDoubted(String answer, String why) {
    assertThat(Acknowledgement.doubt(JOB, answer)).get().asString().contains(why);
  }

  @Test
  void onlyADeliveredWebhookHasAWarning() {
    assertThat(new AttemptOutcome.Answered(200).judged(JOB, "<html>").warning())
        .contains("a web page");
    assertThat(new AttemptOutcome.Answered(503).judged(JOB, "<html>").warning()).isEmpty();
    assertThat(new AttemptOutcome.Unreachable("lost").judged(JOB, "<html>"))
        .isEqualTo(new AttemptOutcome.Unreachable("lost"));
  }

  @Test
  void judgingKeepsStatusAndWait() {
    assertThat(new AttemptOutcome.Answered(429, Duration.ofSeconds(7)).judged(JOB, "later"))
        .isEqualTo(new AttemptOutcome.Answered(429, Duration.ofSeconds(7)));
  }
}
