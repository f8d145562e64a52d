package io.cortap.core.review;

import java.util.List;

/**
 * One review area of one project, with everything that its finding rests on. The finding is never
 * stored: it is what the evidence rolls up to.
 *
 * @param evidence one entry for each control of the area
 * @param deficiencies at least one if the finding is D, else none
 */
public record AreaAssessment(
    ReviewArea area, List<Evidence> evidence, List<Deficiency> deficiencies) {
  public AreaAssessment {
    evidence = List.copyOf(evidence);
    deficiencies = List.copyOf(deficiencies);
    Finding finding = RollUp.of(evidence).finding();
    if ((finding == Finding.DEFICIENT) == deficiencies.isEmpty()) {
      throw new IllegalArgumentException(
          area
              + " is "
              + finding.code()
              + " and has "
              + deficiencies.size()
              + " deficiencies: exactly the areas that are D have some");
    }
  }

  /** What the evidence rolls up to. */
  public RollUp rollUp() {
    return RollUp.of(evidence);
  }

  /** What the area's controls come to. */
  public Finding finding() {
    return rollUp().finding();
  }

  /** Whether one of the deficiencies was found before. */
  public boolean hasRepeat() {
    return deficiencies.stream().anyMatch(Deficiency::repeat);
  }

  /** Whether the reviewers' own keywords, with nothing against them, establish the finding. */
  public Confidence confidence() {
    boolean sure =
        rollUp().settled()
            && !evidence.isEmpty()
            && (finding() == Finding.DEFICIENT
                ? evidence.stream().anyMatch(one -> one.says(Finding.DEFICIENT) && isSure(one))
                : evidence.stream().allMatch(AreaAssessment::isSure));
    return sure ? Confidence.SURE : Confidence.READ;
  }

  private static boolean isSure(Evidence evidence) {
    return evidence.verdict() instanceof Verdict.Found found
        && found.confidence() == Confidence.SURE;
  }
}
