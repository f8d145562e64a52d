package io.cortap.core.intake;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.SetupRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request for a report from the members that a caller sent. Every fault is found at once; a
 * request with faults asks for nothing.
 */
public final class ReportForm {
  private static final Set<String> MEMBERS =
      Set.of("project_id", "report_type", "callback_url", "options", "dry_run");
  private static final Set<String> OPTIONS =
      Set.of("format", "include_attachments", "project_setup");
  private static final Pattern DECIMAL = Pattern.compile("0*[1-9][0-9]{0,17}");
  private static final int MAX_URL_LENGTH = 2048;

  /** What only the service can say about a well-formed value. */
  public interface Checks {
    /** Every report type that can be made, in the order to show them. */
    List<ReportType> types();

    /** Whether reports can be made in this format here. */
    boolean makes(ReportFormat format);

    /** Why webhooks may not go to this URL, or empty if they may. */
    Optional<String> refusal(URI callback);
  }

  /** What became of a form. */
  public sealed interface Reading {
    /**
     * The request as asked for.
     *
     * @param warnings what was ignored
     */
    record Request(ReportRequest request, List<String> warnings) implements Reading {
      public Request {
        warnings = List.copyOf(warnings);
      }
    }

    /** Something does not fit; nothing was done. */
    record Refused(Problem problem) implements Reading {}
  }

  /** What becomes of the request once it fits. */
  private enum Purpose {
    JOB,
    WAITING,
    TRIAL
  }

  private final Map<String, ? extends @Nullable Object> form;
  private final Checks checks;
  private final Purpose purpose;
  private final List<FieldFault> malformed = new ArrayList<>();
  private final List<FieldFault> refusals = new ArrayList<>();
  private @Nullable Problem refusal;

  private ReportForm(Map<String, ? extends @Nullable Object> form, Checks checks, Purpose purpose) {
    this.form = form;
    this.checks = checks;
    this.purpose = purpose;
  }

  /** Reads the members of contract section 1, POST generate-report. */
  public static Reading read(Map<String, ? extends @Nullable Object> form, Checks checks) {
    return new ReportForm(form, checks, Purpose.JOB).read();
  }

  /** Reads the members of POST generate-report-sync: the same, but for the callback. */
  public static Reading readWithoutCallback(
      Map<String, ? extends @Nullable Object> form, Checks checks) {
    return new ReportForm(form, checks, Purpose.WAITING).read();
  }

  /** Reads the members of POST generate-report for a trial: the same, and {@code dry_run} fits. */
  public static Reading readForTrial(Map<String, ? extends @Nullable Object> form, Checks checks) {
    return new ReportForm(form, checks, Purpose.TRIAL).read();
  }

  private Reading read() {
    Optional<ProjectId> project = project();
    Optional<ReportType> type = type();
    Optional<? extends Callback> callback =
        purpose != Purpose.WAITING
            ? callback().map(Callback.Webhook::new)
            : Optional.of(new Callback.Nowhere());
    ReportOptions options = options();
    trial();
    if (!malformed.isEmpty()) {
      malformed.addAll(refusals);
      return new Reading.Refused(FieldFault.problem(malformed, "field").at("submission"));
    }
    if (refusal != null) {
      return new Reading.Refused(FieldFault.listed(refusals, refusal).at("submission"));
    }
    return new Reading.Request(
        new ReportRequest(
            project.orElseThrow(), type.orElseThrow(), callback.orElseThrow(), options),
        ignored());
  }

  private Optional<ProjectId> project() {
    Object value = form.get("project_id");
    Optional<ProjectId> id =
        switch (value) {
          case null -> Optional.empty();
          case Integer number when number > 0 -> Optional.of(new ProjectId(number));
          case Long number when number > 0 -> Optional.of(new ProjectId(number));
          case String text when DECIMAL.matcher(text).matches() ->
              Optional.of(new ProjectId(Long.parseLong(text)));
          default -> Optional.empty();
        };
    if (id.isEmpty()) {
      malformed("project_id", value, "a whole number greater than 0");
    }
    return id;
  }

  private Optional<ReportType> type() {
    Object value = form.get("report_type");
    List<String> known = checks.types().stream().map(ReportType::id).toList();
    if (!(value instanceof String text) || text.isEmpty()) {
      malformed("report_type", value, "one of " + String.join(", ", known));
      return Optional.empty();
    }
    if (!known.contains(text)) {
      refuse(
          "report_type",
          Problem.of(
                  FailureCode.INVALID_REPORT_TYPE,
                  "no such report type; known are " + String.join(", ", known))
              .with("known", known));
      return Optional.empty();
    }
    return Optional.of(new ReportType(text));
  }

  private Optional<URI> callback() {
    Object value = form.get("callback_url");
    Optional<URI> url = value instanceof String text ? absoluteUrl(text) : Optional.empty();
    if (url.isEmpty()) {
      malformed("callback_url", value, "an absolute https URL of up to 2048 characters");
      return url;
    }
    checks
        .refusal(url.get())
        .ifPresent(why -> refuse("callback_url", Problem.of(FailureCode.UNSAFE_CALLBACK_URL, why)));
    return url;
  }

  /** An absolute URL with a host, of a length that is sent; empty for anything else. */
  static Optional<URI> absoluteUrl(String text) {
    try {
      URI url = new URI(text);
      boolean fits =
          text.length() <= MAX_URL_LENGTH
              && url.isAbsolute()
              && url.getHost() != null
              && !url.getHost().isEmpty();
      return fits ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }

  /** Whoever asks for a trial must not get the real thing. */
  private void trial() {
    Object value = form.get("dry_run");
    if (Boolean.TRUE.equals(value) && purpose != Purpose.TRIAL) {
      malformed.add(
          new FieldFault(
              "dry_run", "asks for a trial, which this call does not make; nothing was created"));
    } else if (value != null && !(value instanceof Boolean)) {
      malformed("dry_run", value, "true or false");
    }
  }

  private ReportOptions options() {
    Object value = form.get("options");
    if (value == null) {
      return ReportOptions.DEFAULTS;
    }
    if (!(value instanceof Map<?, ?> options)) {
      malformed("options", value, "an object");
      return ReportOptions.DEFAULTS;
    }
    return new ReportOptions(format(options), attachments(options), projectSetup(options));
  }

  private ReportFormat format(Map<?, ?> options) {
    Object value = options.get("format");
    if (value == null) {
      return ReportFormat.DOCX;
    }
    Optional<ReportFormat> format =
        value instanceof String name ? ReportFormat.named(name) : Optional.empty();
    if (format.isEmpty()) {
      malformed("options.format", value, "docx or pdf");
    } else if (!checks.makes(format.get())) {
      refuse(
          "options.format",
          Problem.of(
              FailureCode.FORMAT_UNAVAILABLE,
              "reports cannot be made as " + format.get().wireName() + " here"));
    }
    return format.orElse(ReportFormat.DOCX);
  }

  private boolean attachments(Map<?, ?> options) {
    Object value = options.get("include_attachments");
    if (value != null && !(value instanceof Boolean)) {
      malformed("options.include_attachments", value, "true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  private Map<String, @Nullable Object> projectSetup(Map<?, ?> options) {
    Object value = options.get("project_setup");
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> setup)) {
      malformed("options.project_setup", value, "an object");
      return Map.of();
    }
    try {
      Map<String, @Nullable Object> members = PlainValues.copyOf(setup);
      SetupRecord.faults(members)
          .forEach(fault ->
              malformed.add(
                  new FieldFault("options.project_setup." + fault.member(), fault.problem())));
      return members;
    } catch (IllegalArgumentException tooDeep) {
      malformed("options.project_setup", value, "an object, nested at most 64 deep");
      return Map.of();
    }
  }

  private void malformed(String field, @Nullable Object value, String expected) {
    malformed.add(
        new FieldFault(
            field,
            value == null
                ? "is required: " + expected
                : "must be " + expected + ", was " + kindOf(value)));
  }

  private static String kindOf(Object value) {
    return switch (value) {
      case String text when text.isBlank() -> "an empty string";
      case String text -> "another string";
      case Boolean truth -> truth.toString();
      case Integer number -> "another number";
      case Long number -> "another number";
      case BigInteger number -> "a number out of range";
      case BigDecimal number -> "a number with a fraction";
      case Double number -> "a number with a fraction";
      case Map<?, ?> map -> "an object";
      case List<?> list -> "a list";
      default -> "something else";
    };
  }

  private void refuse(String field, Problem problem) {
    refusals.add(new FieldFault(field, problem.message()));
    if (refusal == null) {
      refusal = problem;
    }
  }

  private List<String> ignored() {
    var unknown = new TreeSet<String>();
    form.keySet().stream().filter(name -> !MEMBERS.contains(name)).forEach(unknown::add);
    if (form.get("options") instanceof Map<?, ?> options) {
      for (Object name : options.keySet()) {
        if (name instanceof String text && !OPTIONS.contains(text)) {
          unknown.add("options." + text);
        }
      }
    }
    if (unknown.isEmpty()) {
      return List.of();
    }
    return List.of(
        "unknown fields were ignored: " + String.join(", ", FieldFault.shortened(unknown)));
  }
}
