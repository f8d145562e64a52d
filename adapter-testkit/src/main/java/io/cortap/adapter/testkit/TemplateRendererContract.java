package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ReportType;
import io.cortap.core.review.CanonicalForm;
import io.cortap.core.template.TemplateSource;
import io.cortap.ports.outbound.TemplateRenderer;
import io.cortap.ports.outbound.TemplateRenderer.Trial;
import io.cortap.ports.outbound.TemplateRenderer.Trial.Faulty;
import io.cortap.ports.outbound.TemplateRenderer.Trial.Made;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateRenderer} does; its test extends this and makes one. */
public abstract class TemplateRendererContract {
  private static final TemplateSource AUDIT_REPORT =
      new TemplateSource.Offered(new ReportType("draft_audit_report"));

  /** A renderer that offers {@code draft_audit_report} at least. */
  protected abstract TemplateRenderer renderer();

  /** A template file with this text in its body. */
  protected abstract byte[] template(String text);

  /** All text of a document. */
  protected abstract String textOf(byte[] document);

  private Trial ofFile(String text, Map<String, @Nullable Object> data) {
    return renderer().render(new TemplateSource.File(template(text)), data);
  }

  private static Made made(Trial trial) {
    return switch (trial) {
      case Made made -> made;
      case Faulty faulty -> throw new AssertionError(faulty.faults().toString());
    };
  }

  @Test
  void aFileIsRenderedWithAnyData() {
    Made made = made(ofFile("Dear {{ who.name }}", Map.of("who", Map.of("name", "Ida Crane"))));

    assertThat(textOf(made.document())).contains("Dear Ida Crane");
    assertThat(made.missing()).isEmpty();
  }

  @Test
  void allFaultsOfAFileAreToldWithTheirPlaces() {
    assertThat(ofFile("{{ name|nonesuch }} and {% if %}", Map.of()))
        .isInstanceOfSatisfying(
            Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .anySatisfy(
                        fault -> assertThat(fault).contains("paragraph 1").contains("nonesuch")));
  }

  @Test
  void whatIsNoDocumentIsAFault() {
    assertThat(renderer().render(new TemplateSource.File(new byte[] {1, 2, 3}), Map.of()))
        .isInstanceOf(Faulty.class);
  }

  @Test
  void aFaultOfTheDataIsToldWithItsPlace() {
    assertThat(ofFile("{{ who.name }}", Map.of()))
        .isInstanceOfSatisfying(
            Faulty.class, faulty -> assertThat(faulty.faults().get(0)).contains("who.name"));
  }

  @Test
  void aReportTypeIsRenderedWithACanonicalReview() {
    Map<String, @Nullable Object> review = CanonicalForm.write(SampleReviews.review());

    Made made = made(renderer().render(AUDIT_REPORT, review));

    assertThat(made.document())
        .isEqualTo(made(renderer().render(AUDIT_REPORT, review)).document())
        .isNotEmpty();
  }

  @Test
  void aTypeThatIsNotOfferedIsTheCallersBug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            renderer()
                .render(new TemplateSource.Offered(new ReportType("never_offered")), Map.of()))
        .withMessageContaining("never_offered");
  }
}
