package io.cortap.workflow;

import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportFormat;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.PdfConverter.Conversion;
import io.cortap.ports.outbound.PortUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports that were asked for as PDF. */
final class PdfTest {
  private final Bench bench = new Bench();

  private static Map<String, @Nullable Object> pdfForm() {
    Map<String, @Nullable Object> form = Bench.form();
    form.put("options", Map.of("format", "pdf"));
    return form;
  }

  @Test
  void theReportIsAPdfByItsBytesItsNameAndItsKey() {
    Workflow node = bench.node("a");
    JobId id = accepted(node, pdfForm());

    node.worker().runDue();

    assertThat(bench.job(id).state())
        .isInstanceOfSatisfying(
            Completed.class,
            completed -> {
              assertThat(completed.file().format()).isEqualTo(ReportFormat.PDF);
              assertThat(completed.file().fileName()).endsWith(".pdf");
              assertThat(completed.file().key().value()).endsWith(".pdf");
              Blob blob = bench.blobs.find(completed.file().key()).orElseThrow();
              assertThat(blob.contentType()).isEqualTo("application/pdf");
              assertThat(new String(blob.bytes(), StandardCharsets.US_ASCII)).startsWith("%PDF-");
            });
  }

  @Test
  void theConversionIsAStepOfItsOwnWithItsOwnLimit() {
    var converting = new ArrayList<Job>();
    var limits = new ArrayList<Duration>();
    Workflow submitting = bench.node("a");
    JobId id = accepted(submitting, pdfForm());
    bench.pdfs =
        new StubPdfConverter((docx, limit) -> {
          converting.add(bench.job(id));
          limits.add(limit);
          return new InMemoryPdfConverter().convert(docx, limit);
        });

    bench.node("b").worker().runDue();

    assertThat(converting)
        .singleElement()
        .satisfies(job -> {
          assertThat(job.progress()).isEqualTo(92);
          assertThat(job.state())
              .isInstanceOfSatisfying(
                  Running.class, running -> assertThat(running.phase()).isEqualTo(Phase.CONVERT));
        });
    assertThat(limits).containsExactly(Phase.CONVERT.limit());
  }

  @Test
  void aDocumentThatCannotBeConvertedFailsTheJobWithTheReason() {
    bench.pdfs =
        new StubPdfConverter(
            (docx, limit) -> new Conversion.Unconvertible("it is no readable Word document"));
    Workflow node = bench.node("a");
    JobId id = accepted(node, pdfForm());

    node.worker().runDue();

    assertThat(bench.job(id).state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.problem().code()).isEqualTo(FailureCode.GENERATION_ERROR);
              assertThat(failed.problem().stage()).isEqualTo("convert");
              assertThat(failed.problem().message()).contains("no readable Word document");
              assertThat(failed.problem().hint()).contains("Ask for docx");
            });
  }

  @Test
  void aConverterThatIsDownIsTriedAgain() {
    bench.pdfs =
        new StubPdfConverter((docx, limit) -> {
          throw new PortUnavailableException("convert a document", "it ended with code 134");
        });
    Workflow node = bench.node("a");
    JobId id = accepted(node, pdfForm());
    node.worker().runDue();
    bench.pdfs = new InMemoryPdfConverter();

    bench.clock.advance(Duration.ofSeconds(2));
    bench.node("b").worker().runDue();

    assertThat(bench.job(id).state()).isInstanceOf(Completed.class);
  }

  @Test
  void withoutAConverterAPdfIsRefusedAtSubmission() {
    var none = new InMemoryPdfConverter();
    none.setAvailable(false);
    bench.pdfs = none;

    assertThat(Bench.refusal(bench.node("a").submitReport().submit(caller(), pdfForm())).code())
        .isEqualTo(FailureCode.FORMAT_UNAVAILABLE);
  }
}
