package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.TemplateCheckerContract;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.CanonicalForm;
import io.cortap.core.review.Need;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateDiagnosis.Branch;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocxTemplateCheckerTest extends TemplateCheckerContract {
  private final DocxTemplateChecker checker =
      DocxTemplateChecker.ofUploads(AuditReportTest.RENDERER);

  @Override
  protected TemplateChecker checker() {
    return checker;
  }

  @Override
  protected byte[] template(String... paragraphs) {
    return SampleTemplate.of(String.join("</w:t></w:r></w:p><w:p><w:r><w:t>", paragraphs));
  }

  private TemplateDiagnosis check(byte[] docx) {
    return checker.check(new TemplateSource.File(docx), Yardstick.NONE);
  }

  @Nested
  class OfBuiltInTypes {
    @ParameterizedTest
    @ValueSource(
        strings = {"draft_audit_report", "recipient_information_request", "rir_cover_letter"})
    void noneHasAFaultWithOrWithoutData(String type) {
      var template = new TemplateSource.Offered(new ReportType(type));
      Yardstick data =
          Yardstick.NONE.withData(CanonicalForm.write(SampleReviews.complete().review()));

      assertThat(checker.check(template, Yardstick.NONE).findings()).isEmpty();
      TemplateDiagnosis diagnosis = checker.check(template, data);
      assertThat(diagnosis.findings()).isEmpty();
      assertThat(diagnosis.blocks()).isNotEmpty();
      assertThat(diagnosis.branches()).anyMatch(Branch::isCovered);
      assertThat(diagnosis.unused()).isEmpty();
    }

    @Test
    void theirFieldsAreListedWithNeedKindAndDefault() {
      TemplateProfile letter =
          checker.templates().stream()
              .filter(template -> template.type().id().equals("rir_cover_letter"))
              .findFirst()
              .orElseThrow();

      assertThat(letter.fields())
          .contains(
              new TemplateProfile.Field(
                  "project.recipient_name", Need.CRITICAL, "string", "", "Throughout"));
      assertThat(letter.version().sha256().hex()).hasSize(64);
    }
  }

  @Nested
  class AgainstAType {
    private final Yardstick letter = Yardstick.NONE.withType(new ReportType("rir_cover_letter"));

    @Test
    void aMisspeltFieldIsFoundWithTheNameThatWasMeant() {
      byte[] docx = template("Dear {{ project.recipent_name }}");

      TemplateDiagnosis diagnosis = checker.check(new TemplateSource.File(docx), letter);

      assertThat(diagnosis.missing())
          .containsExactly(
              new TemplateDiagnosis.Missing("project.recipent_name", "project.recipient_name"));
      assertThat(diagnosis.findings())
          .filteredOn(finding -> finding.id().equals("UNKNOWN_FIELD"))
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.edit().byMachine()).isTrue();
            assertThat(finding.edit().replacement()).isEqualTo("{{ project.recipient_name }}");
            assertThat(marked(finding)).isEqualTo("recipent_name");
          });
      assertThat(diagnosis.unused()).contains("regional_officer.name");
    }

    @Test
    void whatEveryReportsDataHoldNeedNotBeDeclared() {
      byte[] docx = template("{{ metadata.deficiency_count }} {{ completeness.remarks|length }}");

      assertThat(checker.check(new TemplateSource.File(docx), letter).missing()).isEmpty();
    }
  }

  private static String marked(TemplateFinding finding) {
    return finding.place().tag().substring(finding.mark().start(), finding.mark().end());
  }

  @Nested
  class HostileFiles {
    @Test
    void aBombIsAFinding() throws IOException {
      assertThat(check(bomb()).findings())
          .extracting(TemplateFinding::id)
          .containsAnyOf("LIMIT", "BROKEN_PACKAGE");
    }

    private static byte[] bomb() throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry("word/document.xml"));
        byte[] blanks = new byte[1 << 20];
        for (int i = 0; i < 60; i++) {
          zip.write(blanks);
        }
        zip.closeEntry();
      }
      return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>{{ a }}",
          "</w:t></w:r>",
          "{{ '%999999999d'|format(1) }}{% for a in range(99999999) %}{% for b in range(99999999) %}x{% endfor %}{% endfor %}",
          "{{ ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1 }}"
        })
    void whateverIsInItIsAnsweredWithinItsBudget(String text) {
      var file = new TemplateSource.File(template(text));

      assertThat(checker.check(file, Yardstick.NONE.withData(Map.of())).isUsable()).isFalse();
    }

    @Test
    void anyBytesAreAnswered() {
      List.of(new byte[0], new byte[] {'P', 'K', 3, 4}, new byte[100_000])
          .forEach(bytes -> assertThat(check(bytes).isUsable()).isFalse());
    }
  }
}
