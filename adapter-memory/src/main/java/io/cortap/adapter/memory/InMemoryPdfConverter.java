package io.cortap.adapter.memory;

import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.PdfConverter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a page that names the document by its SHA-256, for tests that do not look at documents. */
public final class InMemoryPdfConverter implements PdfConverter {
  private volatile boolean available = true;

  /** Whether PDFs can be had from now on. */
  public void setAvailable(boolean available) {
    this.available = available;
  }

  @Override
  public boolean isAvailable() {
    return available;
  }

  @Override
  public Conversion convert(byte[] docx, Duration limit) {
    return docx.length == 0
        ? new Conversion.Unconvertible("the document is empty")
        : new Conversion.Converted(page("SHA-256 " + Sha256.of(docx).hex()));
  }

  /** ISO 32000-1, section 7.5: objects, then where each begins, then where that is said. */
  private static byte[] page(String text) {
    String content = "BT /F1 8 Tf 36 750 Td (" + text + ") Tj ET";
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
    var file = new StringBuilder("%PDF-1.7\n");
    var places = new ArrayList<Integer>();
    for (String object : objects) {
      places.add(file.length());
      file.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    int table = file.length();
    file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    places.forEach(place -> file.append("%010d 00000 n \n".formatted(place)));
    file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
    file.append("startxref\n").append(table).append("\n%%EOF\n");
    return file.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
