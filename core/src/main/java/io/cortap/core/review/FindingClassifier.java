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
    return classify(ReadComment.of(assessment.comments()).reading(), assessment.instanceStatuses());
  }

  static Verdict classify(CommentReading comment, List<String> instanceStatuses) {
    var said = new ArrayList<Statement>(1 + instanceStatuses.size());
    add(comment, true, said);
    for (String status : instanceStatuses) {
      add(ReadComment.of(status).reading(), false, said);
    }
    return said.isEmpty() ? new Verdict.Unassessed() : verdict(said);
  }

  private static void add(CommentReading reading, boolean comment, List<Statement> said) {
    if (reading instanceof Says says) {
      said.add(new Statement(comment, says));
    }
  }

  private static Verdict verdict(List<Statement> said) {
    Statement strictest = said.getFirst();
    boolean conflict = false;
    boolean marked = false;
    for (Statement one : said) {
      conflict |= one.finding() != strictest.finding();
      marked |= one.says().marked();
      strictest = one.finding().compareTo(strictest.finding()) < 0 ? one : strictest;
    }
    boolean sure = strictest.comment() && strictest.says().keyword() && !marked && !conflict;
    return new Verdict.Found(
        strictest.finding(),
        strictest.rule(),
        sure ? Confidence.SURE : Confidence.READ,
        marked,
        conflict);
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
