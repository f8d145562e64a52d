package io.cortap.workflow;

import io.cortap.ports.outbound.PdfConverter;
import java.time.Duration;
import java.util.function.BiFunction;

/** A converter that answers as a test says. */
record StubPdfConverter(BiFunction<byte[], Duration, Conversion> answers) implements PdfConverter {
  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Conversion convert(byte[] docx, Duration limit) {
    return answers.apply(docx, limit);
  }
}
