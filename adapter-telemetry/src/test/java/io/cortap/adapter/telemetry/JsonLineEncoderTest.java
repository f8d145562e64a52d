package io.cortap.adapter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLineEncoderTest {
  private static final List<String> BREAKS =
      List.of("\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b");

  private static String encoded(
      String message, Map<String, String> context, List<KeyValuePair> pairs, Throwable... thrown) {
    var event =
        new LoggingEvent(
            JsonLineEncoderTest.class.getName(),
            new LoggerContext().getLogger("io.cortap.test"),
            Level.WARN,
            message,
            thrown.length == 0 ? null : thrown[0],
            new Object[0]);
    event.setMDCPropertyMap(context);
    event.setKeyValuePairs(pairs);
    event.setInstant(Instant.parse("2027-03-15T12:00:00.125Z"));
    event.setThreadName("main");
    return new String(new JsonLineEncoder().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void aLineIsFlatAndBeginsWithWhatEveryLineHas() {
    assertThat(
            encoded(
                "the report is stored",
                Map.of("correlation_id", "c-1", "job_id", "of the thread"),
                List.of(
                    new KeyValuePair("event", "job_completed"),
                    new KeyValuePair("job_id", "of the event"),
                    new KeyValuePair("duration_ms", 1250L))))
        .startsWith(
            "{\"timestamp\":\"2027-03-15T12:00:00.125Z\",\"level\":\"WARN\",\"service\":\"cortap-rpt\","
                + "\"event\":\"job_completed\",\"message\":\"the report is stored\"")
        .contains(
            "\"job_id\":\"of the event\"", "\"correlation_id\":\"c-1\"", "\"duration_ms\":1250")
        .doesNotContain("of the thread")
        .endsWith("}\n");
  }

  @Test
  void noValueCanBeginALineOrAMemberOfItsOwn() throws Exception {
    for (String broken : BREAKS) {
      String hostile = "x\"," + broken + "{\"level\":\"ERROR\",\"event\":\"forged\"}";
      String line =
          encoded(
              hostile,
              Map.of(hostile, hostile),
              List.of(new KeyValuePair("reason", hostile), new KeyValuePair("level", "ERROR")),
              new IllegalStateException(hostile));

      assertThat(line.codePoints().limit(line.length() - 1))
          .as("one line of printable ASCII")
          .allMatch(c -> c >= ' ' && c < 127);
      JsonNode read = new JsonMapper().readTree(line);
      assertThat(read.path("level").asText()).isEqualTo("WARN");
      assertThat(read.path("event").asText()).isEqualTo("log");
      assertThat(read.path("message").asText()).isEqualTo(hostile);
      assertThat(read.path("reason").asText()).isEqualTo(hostile);
    }
  }
}
