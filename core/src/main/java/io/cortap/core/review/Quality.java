package io.cortap.core.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a reader should know of the data behind a review and cannot see in its findings. Together
 * with the evidence it accounts for every control that Riskuity returned.
 *
 * @param controlsReadAt when the controls were read from Riskuity, in whole seconds; finer digits
 *     are dropped
 * @param unmapped controls of no known area: in no part of the report
 * @param outside controls of areas that the year's catalog does not have: in no part of the report
 * @param mappedByCode controls whose name is unknown, mapped by their code
 * @param disputed controls whose name and code disagree, mapped by their name
 * @param placeholders values that count as missing
 * @param oddities sentences: fields of unexpected types, setup values that could not be used
 */
public record Quality(
    Instant controlsReadAt,
    List<ListedControl> unmapped,
    List<ListedControl> outside,
    List<ListedControl> mappedByCode,
    List<ListedControl> disputed,
    List<PlaceholderValue> placeholders,
    List<String> oddities) {
  public Quality {
    controlsReadAt = controlsReadAt.truncatedTo(ChronoUnit.SECONDS);
    unmapped = List.copyOf(unmapped);
    outside = List.copyOf(outside);
    mappedByCode = List.copyOf(mappedByCode);
    disputed = List.copyOf(disputed);
    placeholders = List.copyOf(placeholders);
    oddities = List.copyOf(oddities);
  }
}
