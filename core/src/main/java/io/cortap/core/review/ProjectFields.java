package io.cortap.core.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The project-level values that are known, by canonical path, in the table's order. Each fits its
 * kind; placeholders and blanks are not among them.
 */
public record ProjectFields(Map<String, FieldValue> values) {

  /**
   * @throws IllegalArgumentException for a path that the table does not have, or a value that does
   *     not fit its kind
   */
  public ProjectFields {
    var ordered = new LinkedHashMap<String, FieldValue>();
    var given = new LinkedHashMap<>(values);
    var reading = new FieldReading();
    for (Field field : FieldTable.fields()) {
      FieldValue value = given.remove(field.path());
      if (value != null) {
        var checked = reading.read(field.kind(), field.path(), value.value());
        if (!checked.equals(Optional.of(value.value()))) {
          reading.fault(field.path(), "is no canonical value");
        }
        ordered.put(field.path(), value);
      }
    }
    given.keySet().forEach(path -> reading.fault(path, "is no field of the canonical review"));
    List<SetupFault> faults = reading.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).toString());
    }
    values = Collections.unmodifiableMap(ordered);
  }

  /** The value at this canonical path. */
  public Optional<Object> find(String path) {
    return Optional.ofNullable(values.get(path)).map(FieldValue::value);
  }

  /** The text at this canonical path; "" when there is none. */
  public String text(String path) {
    return find(path).map(Object::toString).orElse("");
  }
}
