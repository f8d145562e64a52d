package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.ProposedEdit.AddTag;
import io.cortap.template.diagnosis.ProposedEdit.Side;
import io.cortap.template.diagnosis.TableCell;
import io.cortap.template.expression.Functions;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits in the text of a paragraph, and that they meet the very characters that are meant. */
class EditsTest {
  private static Diagnostic diagnostic(String tag, ProposedEdit edit) {
    return Diagnostic.error(DiagnosticId.SYNTAX, at(tag), "a fault", edit);
  }

  private static Location at(String tag) {
    return new Location(
        "word/document.xml", List.of(), TableCell.NONE, 1, tag, tag.isEmpty() ? 0 : 1);
  }

  private static Edits.Edited edited(String body, Diagnostic diagnostic) {
    return Edits.apply(Docx.ofBody(body).bytes(), List.of(diagnostic));
  }

  @Nested
  class AddingATag {
    private static final String PARAGRAPH =
        "<w:p>" + r("a {{ b }}") + "<w:r>%s</w:r>" + r("c") + "</w:p>";

    @ParameterizedTest
    @ValueSource(strings = {"<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:tab/><w:br/>"})
    void behindATagBeforeATabABreakOrAHyphenWritesIt(String atoms) {
      Edits.Edited edited =
          edited(
              PARAGRAPH.formatted(atoms),
              diagnostic("{{ b }}", new AddTag("{% endif %}", Side.BEHIND_TAG, at("{{ b }}"))));
      assertThat(edited.made()).hasSize(1);
      assertThat(Docx.body(edited.docx()))
          .isEqualTo(PARAGRAPH.formatted(atoms).replace("{{ b }}", "{{ b }}{% endif %}"));
    }

    @ParameterizedTest
    @CsvSource({"<w:tab/>", "<w:br/>"})
    void atTheEndOfAParagraphThatEndsInABreakWritesItIntoTheLastText(String atom) {
      String body = "<w:p>" + r("{{ b }}") + "<w:r>" + atom + "</w:r></w:p>";
      Edits.Edited edited =
          edited(body, diagnostic("", new AddTag("{% endif %}", Side.END_OF_PARAGRAPH, at(""))));
      assertThat(edited.made()).hasSize(1);
      assertThat(Docx.body(edited.docx())).isEqualTo(body.replace("{{ b }}", "{{ b }}{% endif %}"));
    }

    @Test
    void whereNoTextCouldTakeItIsLeft() {
      Edits.Edited edited =
          edited(
              "<w:p><w:r><w:br/></w:r></w:p>",
              diagnostic("", new AddTag("{% endif %}", Side.END_OF_PARAGRAPH, at(""))));
      assertThat(edited.made()).isEmpty();
      assertThat(edited.left()).hasSize(1);
    }
  }

  @Nested
  class StrayBraces {
    private static List<Diagnostic> found(String body) {
      return Template.diagnose(
              Docx.ofBody(body).bytes(), Functions.standard(), DiagnosisOptions.standard())
          .diagnostics();
    }

    @Test
    void behindEqualTagsAreCountedAndMendedEach() {
      String body = p("{{ a }}} and {{ a }}} and {{ a }}}");
      List<Diagnostic> found = found(body);
      assertThat(found).extracting(one -> one.location().occurrence()).containsExactly(1, 2, 3);
      byte[] edited = Edits.apply(Docx.ofBody(body).bytes(), found).docx();
      assertThat(Docx.lines(edited)).containsExactly("{{ a }} and {{ a }} and {{ a }}");
    }

    @Test
    @Timeout(20)
    void ofAHostileParagraphAreFoundInLinearTime() {
      assertThat(found("<w:p>" + r("{{ a") + r(" b }").repeat(150_000) + "</w:p>")).isNotEmpty();
    }
  }
}
