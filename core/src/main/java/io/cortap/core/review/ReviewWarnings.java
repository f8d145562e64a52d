package io.cortap.core.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader of the report must be told, as plain sentences that follow from the review. */
public final class ReviewWarnings {
  private static final int MOST_NAMES = 8;
  private static final int MOST_ODDITIES = 3;

  /** Controls that were read longer ago than this may be told apart from those in Riskuity. */
  private static final Duration FRESH = Duration.ofSeconds(60);

  private final ProjectReview review;
  private final List<String> warnings = new ArrayList<>();

  private ReviewWarnings(ProjectReview review) {
    this.review = review;
  }

  /** The warnings, the gravest first; none for a review without doubts. */
  public static List<String> of(ProjectReview review) {
    var of = new ReviewWarnings(review);
    of.assessment();
    of.age();
    of.mapping();
    of.findings();
    of.values();
    return List.copyOf(of.warnings);
  }

  private void assessment() {
    if (review.mappedCount() == 0) {
      warnings.add(
          "None of the %s controls belongs to a review area: nothing is assessed."
              .formatted(review.controlCount()));
      return;
    }
    List<String> unassessed =
        review.assessments().stream()
            .filter(area -> area.rollUp().unassessed() > 0)
            .map(area ->
                "%s (%s of %s)"
                    .formatted(area.area(), area.rollUp().unassessed(), area.evidence().size()))
            .toList();
    warn(
        unassessed,
        "%s of %s controls are not assessed yet, in %s: %s."
            .formatted(
                review.unassessedCount(),
                review.mappedCount(),
                count(unassessed.size(), "review area"),
                String.join("; ", unassessed)));
    List<String> empty =
        review.assessments().stream()
            .filter(area -> area.evidence().isEmpty())
            .map(area -> area.area().name())
            .toList();
    warn(
        empty,
        "%s no controls in Riskuity and %s reported as NA: %s."
            .formatted(
                has(empty.size(), "review area"),
                empty.size() == 1 ? "is" : "are",
                String.join("; ", empty)));
    if (review.fiscalYear().compareTo(review.catalogYear()) > 0) {
      warnings.add(
          "There is no list of review areas for %s: that of %s is used."
              .formatted(review.fiscalYear(), review.catalogYear()));
    }
  }

  private void age() {
    Duration age = Duration.between(review.quality().controlsReadAt(), review.generatedAt());
    if (age.compareTo(FRESH) > 0) {
      warnings.add(
          ("The controls were read from Riskuity at %s, %s before this review was made; what changed"
                  + " there since is not in it. POST /api/v1/projects/%s/data/refresh reads them"
                  + " anew.")
              .formatted(
                  review.quality().controlsReadAt(),
                  count(Math.toIntExact(age.toMinutes()), "minute"),
                  review.project()));
    }
  }

  private void mapping() {
    Quality quality = review.quality();
    int unmapped = quality.unmapped().size();
    warn(
        quality.unmapped(),
        "%s to no known review area and %s left out of the report: %s."
            .formatted(belong(unmapped), isAre(unmapped), names(quality.unmapped())));
    int outside = quality.outside().size();
    warn(
        quality.outside(),
        "%s to an area outside %s's review areas and %s left out of the report: %s."
            .formatted(
                belong(outside), review.catalogYear(), isAre(outside), names(quality.outside())));
    warn(
        quality.mappedByCode(),
        "%s an unknown name and %s placed by code: %s."
            .formatted(
                has(quality.mappedByCode().size(), "control"),
                isAre(quality.mappedByCode().size()),
                names(quality.mappedByCode())));
    warn(
        quality.disputed(),
        "In %s name and code disagree, and the name is followed: %s."
            .formatted(count(quality.disputed().size(), "control"), names(quality.disputed())));
  }

  private void findings() {
    List<String> conflicts =
        review.evidence().filter(ReviewWarnings::isConflict).map(Evidence::label).toList();
    warn(
        conflicts,
        "In %s comment and instances disagree, and the stricter finding is used: %s."
            .formatted(count(conflicts.size(), "control"), shortened(conflicts)));
    List<String> marked =
        review.evidence().filter(ReviewWarnings::isMarked).map(Evidence::label).toList();
    warn(
        marked,
        "%s words that speak against the finding or of an earlier one; please read: %s."
            .formatted(has(marked.size(), "comment"), shortened(marked)));
  }

  private void values() {
    List<String> placeholders =
        review.quality().placeholders().stream()
            .map(one -> "%s is '%s' (%s)".formatted(one.path(), one.value(), one.layer().code()))
            .toList();
    warn(
        placeholders,
        "%s as missing: %s."
            .formatted(
                count(placeholders.size(), "placeholder")
                    + (placeholders.size() == 1 ? " counts" : " count"),
                shortened(placeholders)));
    FieldValue name = review.fields().values().get("project.recipient_name");
    if (name != null && name.layer() == Layer.RISKUITY) {
      warnings.add(
          "The recipient's name is taken from Riskuity's project name: '%s'."
              .formatted(name.value()));
    }
    addOddities(review.quality().oddities());
  }

  /** A few are told one by one; of many, the completeness sheet and the snapshot have the rest. */
  private void addOddities(List<String> oddities) {
    if (oddities.size() <= MOST_ODDITIES) {
      oddities.forEach(oddity -> warnings.add(sentence(oddity)));
    } else {
      warnings.add(
          "%s things in the data are not as expected, for instance: %s"
              .formatted(oddities.size(), sentence(oddities.getFirst())));
    }
  }

  private void warn(List<?> about, String sentence) {
    if (!about.isEmpty()) {
      warnings.add(sentence);
    }
  }

  private static boolean isConflict(Evidence evidence) {
    return evidence.verdict() instanceof Verdict.Found found && found.conflict();
  }

  private static boolean isMarked(Evidence evidence) {
    return evidence.verdict() instanceof Verdict.Found found && found.marked();
  }

  private static String names(List<ListedControl> controls) {
    return shortened(controls.stream().map(ListedControl::label).toList());
  }

  private static String shortened(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining("; "));
    return names.size() <= MOST_NAMES
        ? first
        : first + "; and " + (names.size() - MOST_NAMES) + " more";
  }

  private static String count(int size, String noun) {
    return size + " " + noun + (size == 1 ? "" : "s");
  }

  private static String has(int size, String noun) {
    return count(size, noun) + (size == 1 ? " has" : " have");
  }

  private static String belong(int size) {
    return count(size, "control") + (size == 1 ? " belongs" : " belong");
  }

  private static String isAre(int size) {
    return size == 1 ? "is" : "are";
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
