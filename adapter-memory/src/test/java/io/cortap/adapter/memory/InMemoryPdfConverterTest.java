package io.cortap.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.PdfConverterContract;
import io.cortap.ports.outbound.PdfConverter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class InMemoryPdfConverterTest extends PdfConverterContract {
  @Override
  protected PdfConverter converter() {
    return new InMemoryPdfConverter();
  }

  @Override
  protected byte[] document() {
    return "a document".getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void itCanBeMadeUnavailable() {
    var converter = new InMemoryPdfConverter();

    converter.setAvailable(false);

    assertThat(converter.isAvailable()).isFalse();
  }
}
