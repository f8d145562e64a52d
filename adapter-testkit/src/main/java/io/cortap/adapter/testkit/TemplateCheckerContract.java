package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ReportType;
import io.cortap.core.template.FieldReading;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateDiagnosis.Missing;
import io.cortap.core.template.TemplateFinding.Severity;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateChecker;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateChecker} does; its test extends this and makes one. */
public abstract class TemplateCheckerContract {
  private static final ReportType AUDIT_REPORT = new ReportType("draft_audit_report");
  private static final ReportType NEVER_OFFERED = new ReportType("never_offered");

  /** A checker that offers {@code draft_audit_report} at least. */
  protected abstract TemplateChecker checker();

  /** A template file with these paragraphs in its body. */
  protected abstract byte[] template(String... paragraphs);

  private TemplateDiagnosis check(Yardstick yardstick, String... paragraphs) {
    return checker().check(new TemplateSource.File(template(paragraphs)), yardstick);
  }

  @Nested
  class Checking {
    @Test
    void aTemplateWithoutFaultIsUsableAndItsFieldsAreTold() {
      TemplateDiagnosis diagnosis = check(Yardstick.NONE, "Dear {{ who }}", "of {{ where }}");

      assertThat(diagnosis.isUsable()).isTrue();
      assertThat(diagnosis.findings()).isEmpty();
      assertThat(diagnosis.missing()).isEmpty();
      assertThat(diagnosis.fields()).extracting(FieldReading::path).contains("who", "where");
    }

    @Test
    void everyFaultIsToldAtOnceWithItsParagraphAndTag() {
      TemplateDiagnosis diagnosis = check(Yardstick.NONE, "{{ one", "{{ two }}", "{{ three");

      assertThat(diagnosis.isUsable()).isFalse();
      assertThat(diagnosis.errors()).isEqualTo(2);
      assertThat(diagnosis.findings())
          .allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.id()).isNotBlank();
            assertThat(finding.cause()).isNotBlank();
            assertThat(finding.mark().end()).isBetween(1, finding.place().tag().length());
          })
          .extracting(finding -> finding.place().paragraph())
          .containsExactly(1, 3);
      assertThat(diagnosis.findings())
          .extracting(finding -> finding.place().tag())
          .satisfiesExactly(
              first -> assertThat(first).startsWith("{{ one"),
              second -> assertThat(second).startsWith("{{ three"));
    }

    @Test
    void whatIsNoTemplateIsAFinding() {
      var garbage = new TemplateSource.File(new byte[] {(byte) 0xff, 1, 2, 3});

      assertThat(checker().check(garbage, Yardstick.NONE).isUsable()).isFalse();
    }

    @Test
    void fieldsThatTheDataLackAreToldAndTheTemplateStaysUsable() {
      Yardstick data = Yardstick.NONE.withData(Map.of("who", "Ida Crane"));

      TemplateDiagnosis diagnosis = check(data, "{{ who }} and {{ somewhere_else }}");

      assertThat(diagnosis.isUsable()).isTrue();
      assertThat(diagnosis.missing()).extracting(Missing::path).containsExactly("somewhere_else");
      assertThat(diagnosis.findings())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.place().tag()).isEqualTo("{{ somewhere_else }}");
          });
    }

    @Test
    void theSameIsFoundEachTime() {
      assertThat(check(Yardstick.NONE, "{{ one", "{{ two }}"))
          .isEqualTo(check(Yardstick.NONE, "{{ one", "{{ two }}"));
    }

    @Test
    void anOfferedTypesOwnTemplateHasNoErrors() {
      assertThat(checker().check(new TemplateSource.Offered(AUDIT_REPORT), Yardstick.NONE).errors())
          .isZero();
    }

    @Test
    void aTypeThatIsNotOfferedIsTheCallersBug() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> checker().check(new TemplateSource.Offered(NEVER_OFFERED), Yardstick.NONE))
          .withMessageContaining("never_offered");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check(Yardstick.NONE.withType(NEVER_OFFERED), "{{ who }}"))
          .withMessageContaining("never_offered");
    }
  }

  @Nested
  class Listing {
    @Test
    void everyTypeHasATitleAndAVersionThatStays() {
      assertThat(checker().templates())
          .isEqualTo(checker().templates())
          .allSatisfy(template -> assertThat(template.title()).isNotBlank())
          .extracting(TemplateProfile::type)
          .contains(AUDIT_REPORT)
          .doesNotHaveDuplicates();
    }
  }
}
