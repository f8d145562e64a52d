package io.cortap.core.intake;

import io.cortap.core.job.JobCursors;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Party;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
 * Reads which jobs a caller wants to see from the query parameters that were sent. Every fault is
 * found at once. A parameter without a value is as good as none; one that nobody knows is a fault,
 * since a misspelt filter would show what was to be left out.
 */
public final class ListForm {
  /** How many jobs a page has unless fewer or more are asked for. */
  public static final int DEFAULT_LIMIT = 20;

  /** How many jobs a page has at most. */
  public static final int MAX_LIMIT = 100;

  private static final List<String> PARAMETERS = List.of("project_id", "status", "limit", "cursor");
  private static final String UPDATED_SINCE = "updated_since";
  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,17}");

  /** What became of the parameters. */
  public sealed interface Reading {
    /**
     * What is wanted.
     *
     * @param after only jobs behind this place, if there is one
     */
    record Wanted(JobQuery jobs, Optional<JobPosition> after, int limit) implements Reading {}

    /**
     * What a service account wants.
     *
     * @param jobs a query for each of its tenants
     * @param after only jobs behind this place, if there is one
     */
    record WantedOfTenants(List<TenantQuery> jobs, Optional<JobPosition> after, int limit)
        implements Reading {
      public WantedOfTenants {
        jobs = List.copyOf(jobs);
      }
    }

    /** Something does not fit. */
    record Refused(Problem problem) implements Reading {}
  }

  private final Map<String, List<String>> parameters;
  private final Party caller;
  private final JobCursors cursors;
  private final List<FieldFault> faults = new ArrayList<>();

  private ListForm(Map<String, List<String>> parameters, Party caller, JobCursors cursors) {
    this.parameters = parameters;
    this.caller = caller;
    this.cursors = cursors;
  }

  /**
   * Reads the parameters of contract section 1, GET jobs. A user wants their own jobs, a service
   * account those of its tenants that moved since an instant, which it has to name.
   *
   * @param goneUntil what finished then or earlier is not kept any more
   */
  public static Reading read(
      Map<String, List<String>> parameters, Party caller, Instant goneUntil, JobCursors cursors) {
    return new ListForm(parameters, caller, cursors).read(goneUntil);
  }

  private Reading read(Instant goneUntil) {
    Optional<Instant> since = caller instanceof ServiceAccount ? updatedSince() : Optional.empty();
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
            text -> cursors.read(caller, text));
    nothingElse();
    if (!faults.isEmpty()) {
      return new Reading.Refused(FieldFault.problem(faults, "parameter"));
    }
    int most = Math.toIntExact(limit.orElse((long) DEFAULT_LIMIT));
    return switch (caller) {
      case Requester requester ->
          new Reading.Wanted(new JobQuery(requester, project, status, goneUntil), after, most);
      case ServiceAccount account ->
          new Reading.WantedOfTenants(
              account.tenants().stream()
                  .map(tenant ->
                      new TenantQuery(tenant, since.orElseThrow(), project, status, goneUntil))
                  .toList(),
              after,
              most);
    };
  }

  /** As RFC 3339 writes it; a fraction is allowed, since it is what a clock gives. */
  private Optional<Instant> updatedSince() {
    if (parameters.getOrDefault(UPDATED_SINCE, List.of("")).equals(List.of(""))) {
      faults.add(new FieldFault(UPDATED_SINCE, "is required of a service account"));
    }
    return value(
        UPDATED_SINCE,
        "a time in UTC such as 2027-03-15T12:00:00Z",
        text -> {
          try {
            return Optional.of(Instant.parse(text));
          } catch (DateTimeParseException e) {
            return Optional.empty();
          }
        });
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
    var known = new ArrayList<>(PARAMETERS);
    if (caller instanceof ServiceAccount) {
      known.add(UPDATED_SINCE);
    }
    var unknown = new TreeSet<>(parameters.keySet());
    known.forEach(unknown::remove);
    FieldFault.shortened(unknown)
        .forEach(name ->
            faults.add(
                new FieldFault(name, "is not known; known are " + String.join(", ", known))));
  }
}
