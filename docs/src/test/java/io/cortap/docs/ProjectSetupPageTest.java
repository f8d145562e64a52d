package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.data.FileSetupStore;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setup page beside the tables that a record is read by, compared as text. */
class ProjectSetupPageTest {
  private static final String PAGE = Checkout.read("docs/reference/project-setup.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");
  private static final Pattern FIELD =
      Pattern.compile("(?m)^([a-z0-9_.]+) \\| ([^|]+) \\| ([a-z0-9_.]+) \\|(?: ([a-z_.]+))?$");
  private static final Pattern CRITICAL =
      Pattern.compile("\"path\": \"([^\"]+)\", \"need\": \"critical\"");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_.]+)` \\| [^|]+ \\| ?([^|]*) ?\\|$");

  private static final List<MatchResult> FIELDS =
      FIELD
          .matcher(Checkout.read("core/src/main/resources/io/cortap/core/review/fields.txt"))
          .results()
          .toList();
  private static final List<MatchResult> ROWS = ROW.matcher(PAGE).results().toList();

  @Test
  void everyMemberOfARecordHasOneRow() {
    assertThat(ROWS.stream().map(row -> row.group(1)).filter(member -> !member.equals("attendees")))
        .containsExactlyElementsOf(FIELDS.stream().map(field -> field.group(3)).toList());
  }

  @Test
  void itsExampleIsASetupFile(@TempDir Path folder) throws IOException {
    Matcher block = BLOCK.matcher(PAGE);
    assertThat(block.find()).isTrue();
    Path file = Files.writeString(folder.resolve("setup.json"), block.group(1));

    assertThat(
            new FileSetupStore(file, new InMemorySetupStore())
                .find(new ProjectKey(new TenantId("1"), new ProjectId(58))))
        .isPresent();
  }

  @Test
  void thoseThatTheReportCannotDoWithoutAreCalledRequired() {
    Set<String> critical =
        CRITICAL
            .matcher(
                Checkout.read("adapter-docx/src/main/templates/draft_audit_report/manifest.json"))
            .results()
            .map(path -> path.group(1))
            .collect(Collectors.toSet());

    assertThat(
            ROWS.stream()
                .filter(row -> row.group(2).startsWith("required"))
                .map(row -> row.group(1)))
        .containsExactlyElementsOf(
            FIELDS.stream()
                .filter(
                    field -> critical.contains(field.group(1)) || critical.contains(field.group(4)))
                .map(field -> field.group(3))
                .toList());
  }
}
