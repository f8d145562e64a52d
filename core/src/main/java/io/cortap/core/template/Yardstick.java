package io.cortap.core.template;

import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ReportType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a template is held against, beside its dialect.
 *
 * @param data a canonical review or any other plain values: fields that they lack are found, the
 *     template is rendered with them, and branches are counted
 * @param type the report type whose declared fields the template may read; a report type's own
 *     template is held against its own in any case
 */
public record Yardstick(Optional<Map<String, @Nullable Object>> data, Optional<ReportType> type) {
  /** Nothing but the dialect. */
  public static final Yardstick NONE = new Yardstick(Optional.empty(), Optional.empty());

  public Yardstick {
    data = data.map(PlainValues::copyOf);
  }

  /** The same, with sample data to run the template on. */
  public Yardstick withData(Map<String, ? extends @Nullable Object> sample) {
    return new Yardstick(Optional.of(PlainValues.copyOf(sample)), type);
  }

  /** The same, with the fields that a report type declares. */
  public Yardstick withType(ReportType of) {
    return new Yardstick(data, Optional.of(of));
  }
}
