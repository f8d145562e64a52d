package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.PdfConverter.Conversion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link PdfConverter} does; its test extends this and makes one that is available. */
public abstract class PdfConverterContract {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private PdfConverter converter;

  protected abstract PdfConverter converter() throws Exception;

  /** A small document that can be converted. */
  protected abstract byte[] document();

  @BeforeEach
  void makeConverter() throws Exception {
    converter = converter();
  }

  private static byte[] pdf(Conversion conversion) {
    return switch (conversion) {
      case Conversion.Converted converted -> converted.pdf();
      case Conversion.Unconvertible unconvertible ->
          throw new AssertionError(unconvertible.reason());
    };
  }

  private static void assertWhole(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-1.");
    assertThat(text.stripTrailing()).endsWith("%%EOF");
  }

  @Nested
  class Converting {
    @Test
    void itIsAvailable() {
      assertThat(converter.isAvailable()).isTrue();
    }

    @Test
    void aDocumentBecomesAWholePdfAndStaysAsItWas() {
      byte[] document = document();

      assertWhole(pdf(converter.convert(document, LIMIT)));
      assertThat(document).isEqualTo(document());
    }

    @Test
    void severalAtOnceAreAllServed() throws Exception {
      Callable<byte[]> convert = () -> pdf(converter.convert(document(), LIMIT));

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<byte[]>> all =
            threads.invokeAll(IntStream.range(0, 3).mapToObj(i -> convert).toList());
        for (Future<byte[]> one : all) {
          assertWhole(one.get());
        }
      }
    }

    @Test
    void anEmptyFileIsNoDocument() {
      assertThat(converter.convert(new byte[0], LIMIT))
          .isInstanceOfSatisfying(
              Conversion.Unconvertible.class,
              unconvertible -> assertThat(unconvertible.reason()).isNotBlank());
    }
  }
}
