package io.cortap.core.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as one text to be digested: each value with its kind and length, so that no two
 * different requests read alike; members sorted by name; numbers by their value.
 */
final class RequestText {
  private final StringBuilder text = new StringBuilder();

  private RequestText() {}

  static String of(ReportRequest request) {
    ReportOptions options = request.options();
    var written = new RequestText();
    written.write(
        Map.of(
            "project_id",
            request.project().value(),
            "report_type",
            request.type().id(),
            "callback_url",
            url(request.callback()),
            "format",
            options.format().wireName(),
            "include_attachments",
            options.includeAttachments(),
            "project_setup",
            options.projectSetup()));
    return written.text.toString();
  }

  private static String url(Callback callback) {
    return switch (callback) {
      case Callback.Webhook webhook -> webhook.url().toString();
      case Callback.Nowhere nowhere -> "";
    };
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null,");
      case Boolean truth -> text.append(truth).append(',');
      case Integer number -> write(BigDecimal.valueOf(number));
      case Long number -> write(BigDecimal.valueOf(number));
      case BigInteger number -> write(new BigDecimal(number));
      case BigDecimal number -> write(number);
      case Double number when Double.isFinite(number) -> write(BigDecimal.valueOf(number));
      case Map<?, ?> members -> write(members);
      case List<?> elements -> write(elements);
      default -> write(value.toString());
    }
  }

  private void write(String string) {
    text.append('"').append(string.length()).append(':').append(string).append(',');
  }

  private void write(BigDecimal number) {
    // Never written out: 1e999999999 would fill the memory.
    BigDecimal shortest = number.stripTrailingZeros();
    text.append(shortest.unscaledValue()).append('e').append(-(long) shortest.scale()).append(',');
  }

  private void write(Map<?, ?> members) {
    var sorted = new TreeMap<String, @Nullable Object>();
    members.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    text.append('{').append(sorted.size()).append(':');
    sorted.forEach((name, value) -> {
      write(name);
      write(value);
    });
  }

  private void write(List<?> elements) {
    text.append('[').append(elements.size()).append(':');
    elements.forEach(this::write);
  }
}
