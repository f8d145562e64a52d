package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The settings page beside the code that reads them, compared as text: app has no public types to
 * ask.
 */
class SettingsPageTest {
  private static final Pattern READ =
      Pattern.compile("\\.read(?:Secret)?\\(\\s*\"([A-Z0-9_]+)\",\\s*(?:\"([^\"]*)\")?");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| (?:`([^`]+)`)?");

  /** Read only beside the next secret, so that its default never counts. */
  private static final String OVERLAP = "CORTAP_WEBHOOK_OVERLAP_UNTIL";

  private static final List<MatchResult> READS =
      Checkout.filesEndingWith(".java").stream()
          .filter(file -> file.startsWith(Checkout.root().resolve("app/src/main")))
          .flatMap(file -> READ.matcher(Checkout.read(file)).results())
          .toList();
  private static final List<MatchResult> ROWS =
      ROW.matcher(Checkout.read("docs/reference/settings.md")).results().toList();

  @Test
  void everySettingThatIsReadHasOneRow() {
    assertThat(ROWS.stream().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(READS.stream().map(read -> read.group(1)).toList());
  }

  @Test
  void everyRowSaysTheDefaultThatTheCodeHas() {
    assertThat(ROWS.stream().filter(row -> row.group(2) != null).map(SettingsPageTest::pair))
        .containsExactlyInAnyOrderElementsOf(
            READS.stream()
                .filter(read -> read.group(2) != null && !read.group(2).isEmpty())
                .filter(read -> !read.group(1).equals(OVERLAP))
                .map(SettingsPageTest::pair)
                .toList());
  }

  private static String pair(MatchResult setting) {
    return setting.group(1) + " = " + setting.group(2);
  }
}
