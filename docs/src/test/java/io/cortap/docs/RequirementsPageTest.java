package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.operation.Alarm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of requirements beside the tests and the alarms that it names. */
class RequirementsPageTest {
  private static final String PAGE = Checkout.read("docs/reference/requirements.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([A-Z]+-\\d+) \\| (.+?) \\| (.+) \\|$");
  private static final Pattern ALARM = Pattern.compile("alarm `([A-Z_]+)`");

  private static final List<MatchResult> ROWS = ROW.matcher(PAGE).results().toList();

  @Test
  void theRowsAreThoseOfTheListInItsOrder() {
    assertThat(ROWS.stream().map(row -> row.group(1)))
        .containsExactlyElementsOf(
            Checkout.read("docs/src/test/resources/requirements.txt").lines().toList());
  }

  @Test
  void everyRowNamesATest() {
    assertThat(ROWS)
        .allSatisfy(row -> assertThat(NamedTests.in(row.group(3))).as(row.group(1)).isPositive());
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    assertThat(NamedTests.unknownIn(PAGE)).isEmpty();
  }

  @Test
  void aTestThatNobodyWroteIsNoticed() {
    assertThat(
            NamedTests.unknownIn(
                "`RequirementsPageTest#nobodyWroteThis` `NoSuchTest` `RequirementsPageTest`"))
        .containsExactly("`RequirementsPageTest#nobodyWroteThis`", "`NoSuchTest`");
  }

  @Test
  void everyAlarmIsNamedAndDeployed() {
    String deployed = Checkout.read("deploy/cortap.yaml");
    List<String> named = ALARM.matcher(PAGE).results().map(found -> found.group(1)).toList();

    assertThat(named)
        .containsExactlyElementsOf(Arrays.stream(Alarm.values()).map(Alarm::name).toList())
        .allSatisfy(alarm ->
            assertThat(deployed)
                .contains("\n  " + logicalId(alarm) + ":\n    Type: AWS::CloudWatch::Alarm\n"));
  }

  /** What the template calls it: {@code JOB_LATE} is {@code JobLate} there. */
  private static String logicalId(String alarm) {
    return Arrays.stream(alarm.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
