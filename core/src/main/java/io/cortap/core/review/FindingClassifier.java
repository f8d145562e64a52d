package io.cortap.core.review;

import io.cortap.core.review.CommentReading.Says;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the finding of one control from what reviewers wrote. The comment's leading keyword beats
 * its phrases ({@link FindingRules}); the instances' statuses speak where the comment is silent,
 * and against it where they differ. Of contrary findings the stricter stands. What nobody said
 * stays unassessed.
 */
public final class FindingClassifier {
  static final String FROM_INSTANCES = "instances/";

  private FindingClassifier() {}

  /** The finding that {@code assessment} states. */
  public static Verdict classify(Assessment assessment) {
    return classify(CommentText.of(assessment.comments()), assessment.instanceStatuses());
  }

  static Verdict classify(CommentText comment, List<String> instanceStatuses) {
    var said = new ArrayList<Statement>();
    read(comment, true, said);
    instanceStatuses.forEach(status -> read(CommentText.of(status), false, said));
    if (said.isEmpty()) {
      return new Verdict.Unassessed();
    }
    Statement strictest =
        said.stream()
            .reduce((a, b) -> b.finding().compareTo(a.finding()) < 0 ? b : a)
            .orElseThrow();
    boolean conflict = said.stream().anyMatch(s -> s.finding() != strictest.finding());
    boolean marked = said.stream().anyMatch(s -> s.says().marked());
    boolean sure = strictest.comment() && strictest.says().keyword() && !marked && !conflict;
    return new Verdict.Found(
        strictest.finding(),
        strictest.rule(),
        sure ? Confidence.SURE : Confidence.READ,
        marked,
        conflict);
  }

  private static void read(CommentText text, boolean comment, List<Statement> said) {
    if (CommentReading.of(text) instanceof Says says) {
      said.add(new Statement(comment, says));
    }
  }

  private record Statement(boolean comment, Says says) {
    Finding finding() {
      return says.finding();
    }

    String rule() {
      return (comment ? "" : FROM_INSTANCES) + says.rule().id();
    }
  }
}
