package io.cortap.adapter.riskuity;

import java.util.List;

/**
 * One request and its repetitions.
 *
 * @param replies in order, at least one; only the last can be a success
 */
record Tries(List<Reply> replies) {
  Tries {
    replies = List.copyOf(replies);
  }

  Reply last() {
    return replies.getLast();
  }

  int count() {
    return replies.size();
  }

  /** For instance "Riskuity answered 503 four times". */
  String sentence() {
    String clause = last().clause();
    if (count() == 1) {
      return "Riskuity " + clause;
    }
    boolean alike = replies.stream().allMatch(reply -> reply.clause().equals(clause));
    return alike
        ? "Riskuity " + clause + " " + Words.times(count())
        : "Riskuity failed " + Words.times(count()) + "; the last time it " + clause;
  }
}
