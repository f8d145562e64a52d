package io.cortap.workflow;

import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.Examiner;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.ReportRenderer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Looks whether report types load, and whether PDFs can be made. */
public final class DocumentExaminer implements Examiner {
  private static final String TEMPLATES = "templates";

  private final Supplier<? extends ReportRenderer> types;
  private final PdfConverter pdfs;

  /**
   * @param types may throw what is wrong with one of them
   */
  public DocumentExaminer(Supplier<? extends ReportRenderer> types, PdfConverter pdfs) {
    this.types = types;
    this.pdfs = pdfs;
  }

  @Override
  public List<Check> examine(Instant now) {
    return List.of(templates(), converter());
  }

  private Check templates() {
    try {
      return Check.fits(
          TEMPLATES,
          String.join(
              ", ", types.get().offers().stream().map(offer -> offer.type().id()).toList()));
    } catch (RuntimeException e) {
      return Check.faulty(
          TEMPLATES,
          String.valueOf(e.getMessage()),
          "mend it (./cortap template check), or look at TEMPLATE_DIR");
    }
  }

  private Check converter() {
    return pdfs.isAvailable()
        ? Check.fits("libreoffice", "PDFs can be made")
        : Check.noted(
            "libreoffice",
            "there is none: requests for PDFs are refused",
            "install LibreOffice Writer, or set CORTAP_SOFFICE to its program");
  }
}
