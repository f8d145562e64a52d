package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.ReportRenderer.Offer;
import io.cortap.ports.outbound.ReportRenderer.Rendering.Rendered;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link ReportRenderer} does; its test extends this and makes one. */
public abstract class ReportRendererContract {
  private ReportRenderer renderer;

  /** A renderer that offers {@code draft_audit_report} at least. */
  protected abstract ReportRenderer renderer();

  @BeforeEach
  void makeRenderer() {
    renderer = renderer();
  }

  private Rendered rendered() {
    return switch (renderer.render(new ReportType("draft_audit_report"), SampleReviews.review())) {
      case Rendered rendered -> rendered;
      case ReportRenderer.Rendering.Faulty faulty ->
          throw new AssertionError(faulty.problem().toString());
    };
  }

  @Nested
  class Offering {
    @Test
    void everyTypeIsOfferedOnce() {
      assertThat(renderer.offers()).extracting(Offer::type).doesNotHaveDuplicates();
      assertThat(renderer.offers())
          .extracting(Offer::type)
          .contains(new ReportType("draft_audit_report"));
    }

    @Test
    void everyOfferHasATitleAndCanBeHadAsDocx() {
      assertThat(renderer.offers()).allMatch(offer -> !offer.title().isBlank());
      assertThat(renderer.offers()).allMatch(offer -> offer.formats().contains(ReportFormat.DOCX));
    }
  }

  @Nested
  class Making {
    @Test
    void aDocumentHasBytesANameAndTheTemplateThatMadeIt() {
      Rendered rendered = rendered();

      assertThat(rendered.document()).isNotEmpty();
      assertThat(rendered.fileName()).matches("[A-Za-z0-9._-]+");
      assertThat(renderer.offers()).extracting(Offer::template).contains(rendered.template());
    }

    @Test
    void equalReviewsGiveEqualBytes() {
      assertThat(rendered().document()).isEqualTo(rendered().document());
    }

    @Test
    void manyThreadsGetTheSameBytes() throws Exception {
      byte[] expected = rendered().document();
      Callable<byte[]> render = () -> rendered().document();

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<byte[]>> all =
            threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> render).toList());
        for (Future<byte[]> one : all) {
          assertThat(one.get()).isEqualTo(expected);
        }
      }
    }

    @Test
    void aTypeThatIsNotOfferedIsTheCallersBug() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> renderer.render(new ReportType("never_offered"), SampleReviews.review()))
          .withMessageContaining("never_offered");
    }
  }
}
