package io.cortap.benchmarks;

import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer.Rendering;
import io.cortap.template.CompiledTemplate;
import io.cortap.template.RenderOptions;
import io.cortap.template.Template;
import io.cortap.template.expression.Functions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.Deflater;

/**
 * A template and its data, ready to be rendered again and again by any number of threads.
 *
 * @param template the file
 * @param data plain values; empty for a report type, which makes its own from a review
 * @param rendering makes one document
 * @param changed content of the parts that differ from the template's
 */
record RenderFixture(
    byte[] template, Map<String, Object> data, Supplier<byte[]> rendering, List<byte[]> changed) {

  static RenderFixture of(byte[] template, Map<String, Object> data) {
    CompiledTemplate compiled = Template.compile(template, Functions.standard()).orThrow();
    return of(template, data, () -> compiled.render(data, RenderOptions.standard()).document());
  }

  static RenderFixture ofAuditReport(ProjectReview review) {
    var type = new ReportType("draft_audit_report");
    DocxReportRenderer renderer = DocxReportRenderer.ofBuiltInTypes();
    return of(
        template(type),
        Map.of(),
        () ->
            switch (renderer.render(type, review)) {
              case Rendering.Rendered rendered -> rendered.document();
              case Rendering.Faulty faulty -> throw new IllegalStateException(faulty.toString());
            });
  }

  private static RenderFixture of(
      byte[] template, Map<String, Object> data, Supplier<byte[]> rendering) {
    Map<String, byte[]> before = WordFile.parts(template);
    List<byte[]> changed =
        WordFile.parts(rendering.get()).entrySet().stream()
            .filter(part -> !Arrays.equals(part.getValue(), before.get(part.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    return new RenderFixture(template, data, rendering, changed);
  }

  private static byte[] template(ReportType type) {
    String name = "types/%s/template.docx".formatted(type.id());
    try (InputStream file =
        Objects.requireNonNull(DocxReportRenderer.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] render() {
    return rendering.get();
  }

  /** Compiles anew a template that needs the dialect's own functions alone. */
  CompiledTemplate compile() {
    return Template.compile(template, Functions.standard()).orThrow();
  }

  /** The least that any engine must do: compress what has changed, as hard as ours does. */
  long deflate() {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      byte[] out = new byte[65_536];
      long bytes = 0;
      for (byte[] part : changed) {
        deflater.reset();
        deflater.setInput(part);
        deflater.finish();
        while (!deflater.finished()) {
          bytes += deflater.deflate(out);
        }
      }
      return bytes;
    } finally {
      deflater.end();
    }
  }
}
