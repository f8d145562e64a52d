package io.cortap.core.intake;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field the member's path, for instance {@code options.format}
 * @param message what is expected there; it does not repeat the value that was sent
 */
public record FieldFault(String field, String message) {
  private static final int MOST_FAULTS = 200;
  private static final int MOST_NAMES = 10;
  private static final int LONGEST_NAME = 64;

  /**
   * {@code INVALID_REQUEST} for all of them.
   *
   * @param kind what the caller knows them as, for instance {@code field}
   */
  static Problem problem(List<FieldFault> faults, String kind) {
    String message =
        faults.size() == 1
            ? "one " + kind + " does not fit: " + faults.getFirst().field()
            : faults.size() + " " + kind + "s do not fit";
    return listed(faults, Problem.of(FailureCode.INVALID_REQUEST, message));
  }

  /**
   * The problem with all of them in {@code details.fields}; of more than two hundred the first, so
   * that an answer cannot outgrow its request.
   */
  static Problem listed(List<FieldFault> faults, Problem problem) {
    List<Map<String, @Nullable Object>> fields = new ArrayList<>();
    for (FieldFault fault : faults.subList(0, Math.min(faults.size(), MOST_FAULTS))) {
      var field = new LinkedHashMap<String, @Nullable Object>();
      field.put("field", fault.field());
      field.put("message", fault.message());
      fields.add(field);
    }
    return problem.with("fields", fields);
  }

  /** Names that a caller chose, fit to be shown: not too many, and none too long. */
  static List<String> shortened(Set<String> names) {
    return names.stream()
        .limit(MOST_NAMES)
        .map(name ->
            name.codePointCount(0, name.length()) > LONGEST_NAME ? "a very long name" : name)
        .toList();
  }
}
