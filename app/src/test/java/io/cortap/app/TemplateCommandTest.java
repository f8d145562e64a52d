package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code template}, from the files to the exit code. */
final class TemplateCommandTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int template(String... arguments) {
    List<String> all = new ArrayList<>(List.of("template"));
    all.addAll(Arrays.asList(arguments));
    return Main.run(
        Map.of(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
  }

  private String memo(String text) throws IOException {
    return SmallTemplate.write(folder.resolve("memo.docx"), List.of(text)).toString();
  }

  @Nested
  class Explain {
    @Test
    void aFindingIsExplainedWithAnExample() {
      assertThat(template("explain", "unknown-filter")).isZero();
      assertThat(out.toString()).startsWith("UNKNOWN_FILTER\n").contains("Wrong:", "Right:");
    }

    @Test
    void withoutAnIdAllAreListed() {
      assertThat(template("explain")).isZero();
      assertThat(out.toString()).contains("UNCLOSED_TAG ", "UNKNOWN_FILTER ", "LITERAL_YEAR ");
    }

    @Test
    void anUnknownIdIsRefusedWithTheKnownOnes() {
      assertThat(template("explain", "nonsense")).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("nonsense", "UNKNOWN_FILTER");
    }
  }

  @Nested
  class Check {
    @Test
    void aFaultIsShownAsACompilerWould() throws IOException {
      assertThat(template("check", memo("Dear {{ who|uper }}"))).isEqualTo(Actions.USAGE);

      assertThat(out.toString())
          .contains(
              "error UNKNOWN_FILTER: ",
              "  --> word/document.xml, paragraph 1\n",
              "   | {{ who|uper }}\n   |        ^^^^\n",
              "{{ who|upper }}",
              "(--fix does it)",
              "memo.docx: 1 error, no warnings; --fix mends 1; ");
    }

    @Test
    void aTemplateWithoutFaultExitsWithZero() throws IOException {
      assertThat(template("check", memo("Dear {{ who }}"), "--fields")).isZero();
      assertThat(out.toString())
          .contains("  who  once, first at word/document.xml, paragraph 1: {{ who }}")
          .endsWith("memo.docx: no errors, no warnings; 1 field read, 0 missing, 0 unused\n");
    }

    @Test
    void dataShowWhichBranchesAreTaken() throws IOException {
      Path data = Files.writeString(folder.resolve("data.json"), "{\"who\": \"Ida\"}");

      int exit =
          template(
              "check",
              memo("{% if who %}Dear {{ who }}{% else %}Hello{% endif %}"),
              "--data",
              data.toString(),
              "--blocks");

      assertThat(exit).isZero();
      assertThat(out.toString())
          .contains("  {% if who %}  [word/document.xml, paragraph 1]  taken once, reached once")
          .contains("  {% else %}  [word/document.xml, paragraph 1]  taken never")
          .contains("1 of 2 branches taken");
    }

    @Test
    void jsonIsAllThatIsPrintedAndCopiesAreToldBeside() throws IOException {
      Path copy = folder.resolve("marked.docx");

      template("check", memo("{{ who|uper }}"), "--json", "--annotate", copy.toString());

      assertThat(out.toString()).startsWith("{").endsWith("}\n").contains("\"usable\" : false");
      assertThat(err.toString()).contains("wrote " + copy);
      assertThat(SmallTemplate.part(copy, "word/comments.xml"))
          .contains("UNKNOWN_FILTER", "CORTAP-RPT");
    }

    @Test
    void aFixedCopyIsWrittenAndItsChangesTold() throws IOException {
      Path copy = folder.resolve("fixed.docx");

      template("check", memo("{{ who|uper }}"), "--fix", copy.toString());

      assertThat(SmallTemplate.part(copy, "word/document.xml")).contains("{{ who|upper }}");
      assertThat(out.toString()).contains("  changed: word/document.xml, paragraph 1: ");
    }

    @Test
    void aCopyNeverTakesTheTemplatesPlace() throws IOException {
      String memo = memo("{{ who|uper }}");

      assertThat(template("check", memo, "--fix", memo)).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("is the template itself");
      assertThat(SmallTemplate.part(Path.of(memo), "word/document.xml")).contains("uper");
    }

    @Test
    void aBuiltInTypeHasNoFault() {
      assertThat(template("check", "rir_cover_letter")).isZero();
      assertThat(out.toString()).contains("rir_cover_letter: no errors, no warnings; ");
    }

    @Test
    void anUnknownTypeIsRefusedWithTheKnownOnes() {
      assertThat(template("check", "poem")).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("INVALID_REPORT_TYPE", "rir_cover_letter");
    }

    @Test
    void whatCannotBeOpenedIsAFindingAndGetsNoCopy() throws IOException {
      Path garbage = Files.write(folder.resolve("garbage.docx"), new byte[] {1, 2, 3});
      Path copy = folder.resolve("copy.docx");

      assertThat(template("check", garbage.toString(), "--annotate", copy.toString()))
          .isEqualTo(Actions.USAGE);
      assertThat(out.toString()).contains("error BROKEN_PACKAGE");
      assertThat(copy).doesNotExist();
    }
  }
}
