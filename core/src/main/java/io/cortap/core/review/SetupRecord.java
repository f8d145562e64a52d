package io.cortap.core.review;

import io.cortap.core.report.PlainValues;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people know of a project and Riskuity does not: {@code project_info}, {@code contractor},
 * {@code fta_program_manager}, {@code regional_officer}, {@code attendees[]} with their {@code
 * organisation}, {@code subrecipients}, {@code contractors[]}, {@code erf_items[]}, {@code
 * deficiencies[]}, {@code notes}. Every section and member may be absent or null. A request's
 * {@code options.project_setup} has the same shape.
 *
 * @param members plain values that {@link #faults} finds nothing wrong with
 */
public record SetupRecord(Map<String, @Nullable Object> members) {
  /** Supplies nothing. */
  public static final SetupRecord EMPTY = new SetupRecord(Map.of());

  /**
   * @throws IllegalArgumentException naming every fault
   */
  // Written out, because javac drops the type annotations of a compact constructor's parameters.
  public SetupRecord(Map<String, @Nullable Object> members) {
    this.members = PlainValues.copyOf(members);
    List<SetupFault> faults = SetupReading.of(this.members).faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "the setup record has "
              + faults.size()
              + (faults.size() == 1 ? " fault: " : " faults: ")
              + faults.stream().map(SetupFault::toString).collect(Collectors.joining("; ")));
    }
  }

  /**
   * All that is wrong with {@code members}; placeholders and blanks are no faults, only missing.
   */
  public static List<SetupFault> faults(Map<String, @Nullable Object> members) {
    return List.copyOf(SetupReading.of(members).faults());
  }

  /**
   * The same record in one spelling: members in the order of the field table, each under its first
   * name, values in their own types, blanks and nulls left out. Placeholders stay.
   */
  public SetupRecord tidied() {
    return new SetupRecord(SetupReading.tidied(members));
  }
}
