package io.cortap.core.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a report can be made of a review as it stands, and what it would lack: judged by the same
 * decisions that a job follows.
 */
public record Readiness(ReviewOutcome outcome, Completeness completeness) {

  /** The answer in one word. */
  public enum Judgement {
    /** A report can be made, and nothing in it falls back or is in doubt. */
    READY,
    /** A report can be made; the warnings say what its reader must know. */
    READY_WITH_WARNINGS,
    /** No report can be made: {@link Readiness#blocking} says why. */
    NOT_READY;

    /** The word on the wire, for instance {@code ready_with_warnings}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param fields what the report type declares
   */
  public static Readiness of(ReviewOutcome outcome, List<DeclaredField> fields) {
    return new Readiness(outcome, Completeness.of(fields, outcome.review()));
  }

  /** What there is to judge, complete or not. */
  public ProjectReview review() {
    return outcome.review();
  }

  /** Whether a report can be made now. */
  public Judgement judgement() {
    if (!blocking().isEmpty()) {
      return Judgement.NOT_READY;
    }
    return warnings().isEmpty() ? Judgement.READY : Judgement.READY_WITH_WARNINGS;
  }

  /** Plain sentences, one for each thing that keeps the report from being made. */
  public List<String> blocking() {
    var blocking = new ArrayList<String>();
    if (outcome instanceof ReviewOutcome.Blocked blocked) {
      blocking.addAll(blocked.reasons());
    }
    completeness.problem().ifPresent(problem -> blocking.add(problem.message()));
    return List.copyOf(blocking);
  }

  /** What the job and its webhook would say. */
  public List<String> warnings() {
    var warnings = new ArrayList<>(outcome.warnings());
    warnings.addAll(completeness.warnings());
    return List.copyOf(warnings);
  }
}
