package io.cortap.core.intake;

import io.cortap.core.job.JobCursors;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads which jobs a requester wants to see from the query parameters that were sent. Every fault
 * is found at once. A parameter without a value is as good as none; one that nobody knows is a
 * fault, since a misspelt filter would show what was to be left out.
 */
public final class ListForm {
  /** How many jobs a page has unless fewer or more are asked for. */
  public static final int DEFAULT_LIMIT = 20;

  /** How many jobs a page has at most. */
  public static final int MAX_LIMIT = 100;

  private static final List<String> PARAMETERS = List.of("project_id", "status", "limit", "cursor");
  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,17}");

  /** What became of the parameters. */
  public sealed interface Reading {
    /**
     * What is wanted.
     *
     * @param after only jobs behind this place, if there is one
     */
    record Wanted(JobQuery jobs, Optional<JobPosition> after, int limit) implements Reading {}

    /** Something does not fit. */
    record Refused(Problem problem) implements Reading {}
  }

  private final Map<String, List<String>> parameters;
  private final List<FieldFault> faults = new ArrayList<>();

  private ListForm(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the parameters of contract section 1, GET jobs.
   *
   * @param goneUntil what finished then or earlier is not kept any more
   */
  public static Reading read(
      Map<String, List<String>> parameters,
      Requester requester,
      Instant goneUntil,
      JobCursors cursors) {
    return new ListForm(parameters).read(requester, goneUntil, cursors);
  }

  private Reading read(Requester requester, Instant goneUntil, JobCursors cursors) {
    Optional<ProjectId> project =
        value(
            "project_id",
            "a whole number greater than 0",
            text -> number(text).map(ProjectId::new));
    Optional<JobStatus> status = value("status", "one of " + statuses(), JobStatus::named);
    Optional<Long> limit =
        value(
            "limit",
            "a whole number from 1 to " + MAX_LIMIT,
            text -> number(text).filter(number -> number <= MAX_LIMIT));
    Optional<JobPosition> after =
        value(
            "cursor",
            "the next_cursor of an earlier page of yours, as it was",
            text -> cursors.read(requester, text));
    nothingElse();
    if (!faults.isEmpty()) {
      return new Reading.Refused(FieldFault.problem(faults, "parameter"));
    }
    return new Reading.Wanted(
        new JobQuery(requester, project, status, goneUntil),
        after,
        Math.toIntExact(limit.orElse((long) DEFAULT_LIMIT)));
  }

  private <T> Optional<T> value(
      String name, String expected, Function<String, Optional<T>> reader) {
    List<String> sent = parameters.getOrDefault(name, List.of());
    if (sent.size() > 1) {
      faults.add(new FieldFault(name, "must be given once, was given " + sent.size() + " times"));
      return Optional.empty();
    }
    if (sent.isEmpty() || sent.getFirst().isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = reader.apply(sent.getFirst());
    if (value.isEmpty()) {
      faults.add(new FieldFault(name, "must be " + expected));
    }
    return value;
  }

  private static Optional<Long> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static String statuses() {
    return Arrays.stream(JobStatus.values())
        .map(JobStatus::wireName)
        .collect(Collectors.joining(", "));
  }

  private void nothingElse() {
    var unknown = new TreeSet<>(parameters.keySet());
    PARAMETERS.forEach(unknown::remove);
    FieldFault.shortened(unknown)
        .forEach(name ->
            faults.add(
                new FieldFault(name, "is not known; known are " + String.join(", ", PARAMETERS))));
  }
}
