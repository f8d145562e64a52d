package io.cortap.adapter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SecretsInLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What every test's log lines are looked through for is found wherever it stands in one. */
final class SecretWatchTest {
  private static final Logger LOG = LoggerFactory.getLogger("io.cortap.test");
  private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMDEifQ.c2lnbmF0dXJl";

  @ParameterizedTest
  @ValueSource(
      strings = {
        JWT,
        "Authorization: Bearer abcdefgh12345678",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d",
        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        "https://r.example.test/api/v1/downloads/rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0/1-bWFjbWFj",
      })
  void aSecretIsFoundInTheMessageTheValuesTheContextAndTheException(String secret) {
    LOG.info("got {}", secret);
    assertThat(SecretsInLogs.taken()).hasSize(1);
    LOG.atDebug().addKeyValue("value", secret).log("got one");
    assertThat(SecretsInLogs.taken()).hasSize(1);
    LOG.atWarn().setCause(new IllegalStateException(secret)).log("got one");
    assertThat(SecretsInLogs.taken()).hasSize(1);
    MDC.put("value", secret);
    LOG.info("got one");
    MDC.clear();
    assertThat(SecretsInLogs.taken()).hasSize(1);
  }

  @Test
  void whatIsNoSecretIsNotFound() {
    LOG.atInfo()
        .addKeyValue("job_id", "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0")
        .addKeyValue("sha256", "ab".repeat(32))
        .addKeyValue("route", "/api/v1/downloads/{job_id}/{segment}")
        .log("the bearer token was refused");

    assertThat(SecretsInLogs.taken()).isEmpty();
  }
}
