package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.telemetry.Metric;
import io.cortap.core.operation.Alarm;
import io.cortap.core.problem.FailureCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of metrics and alarms, and the runbook, beside the code that has them. */
class OperationsPageTest {
  private static final String PAGE = Checkout.read("docs/reference/operations.md");
  private static final String RUNBOOK = Checkout.read("docs/guides/runbook.md");

  private static List<String> rows(String beginning) {
    return PAGE.lines().filter(line -> line.startsWith(beginning)).toList();
  }

  @Test
  void everyMetricHasItsRow() {
    assertThat(rows("| `cortap."))
        .containsExactlyElementsOf(
            Arrays.stream(Metric.values()).map(OperationsPageTest::row).toList());
  }

  private static String row(Metric metric) {
    String labels =
        metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    String unit = metric.unit().name();
    return "| `%s` | %s | %s | %s%s|"
        .formatted(
            metric.id(),
            metric.kind().name().toLowerCase(Locale.ROOT),
            unit.charAt(0) + unit.substring(1).toLowerCase(Locale.ROOT),
            labels.isEmpty() ? "" : labels + " ",
            "| " + metric.meaning() + " ");
  }

  @Test
  void everyAlarmHasItsRowAndItsChapterInTheRunbook() {
    assertThat(Arrays.stream(Alarm.values()))
        .allSatisfy(alarm -> {
          assertThat(PAGE).contains("| `" + alarm + "` | " + alarm.meaning() + " |");
          assertThat(RUNBOOK)
              .containsPattern(
                  Pattern.compile(
                      "(?s)\n## "
                          + alarm.anchor()
                          + "\n\n`"
                          + alarm
                          + "`: .*Meaning: .*Action: "
                              .replace("Action: ", "(Action: |\\| action \\|)")));
        });
    assertThat(rows("| `").stream().filter(row -> row.matches("\\| `[A-Z_]+` \\|.*")))
        .hasSameSizeAs(Alarm.values());
  }

  @Test
  void theRunbookNamesFailureCodesThatThereAre() {
    List<String> known = Arrays.stream(FailureCode.values()).map(FailureCode::name).toList();
    List<String> named =
        RUNBOOK
            .lines()
            .filter(line -> line.startsWith("| `") && !line.startsWith("| `error_code"))
            .map(line -> line.split("\\|", 3)[1])
            .flatMap(cell -> Pattern.compile("`([A-Z0-9_]+)`").matcher(cell).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(known).containsAll(named);
  }
}
