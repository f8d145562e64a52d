package io.cortap.core.review;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a report type declares a review supplies.
 *
 * @param declared how many fields are declared
 * @param missing the declared fields without a value, in the order of their declaration
 */
public record Completeness(int declared, List<MissingField> missing) {
  public Completeness {
    missing = List.copyOf(missing);
  }

  /**
   * Judges the review by its canonical form; what tells nothing ({@link #isPresent}) is missing.
   */
  public static Completeness of(List<DeclaredField> fields, ProjectReview review) {
    Map<String, ?> canonical = CanonicalForm.write(review);
    List<MissingField> missing =
        fields.stream()
            .filter(field -> !isPresent(canonical, canonicalPath(field)))
            .map(Completeness::missing)
            .toList();
    return new Completeness(fields.size(), missing);
  }

  /** Without these there is no report. */
  public List<MissingField> missingCritical() {
    return missing.stream().filter(one -> one.field().need() == Need.CRITICAL).toList();
  }

  /** Without these the report has a gap, and a warning. */
  public List<MissingField> missingOptional() {
    return missing.stream().filter(one -> one.field().need() == Need.OPTIONAL).toList();
  }

  /** Present by declared, 0 to 1; 1 when nothing is declared. */
  public double score() {
    return declared == 0 ? 1 : (declared - missing.size()) / (double) declared;
  }

  /** One plain sentence for each optional field that falls back. */
  public List<String> warnings() {
    return missingOptional().stream()
        .map(one ->
            "%s is missing: the report falls back; the %s should supply it%s."
                .formatted(
                    one.field().path(),
                    one.supplier() == Layer.RISKUITY ? "review in Riskuity" : "project's setup",
                    one.where().isEmpty() ? "" : " (" + one.where() + ")"))
        .toList();
  }

  /**
   * Why the report cannot be made, each critical field that is missing with who should supply it;
   * empty when none is.
   */
  public Optional<Problem> problem() {
    List<MissingField> critical = missingCritical();
    return critical.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    FailureCode.MISSING_REQUIRED_DATA,
                    "critical fields are missing: " + paths(critical))
                .with("missing_fields", critical.stream().map(Completeness::members).toList()));
  }

  private static String paths(List<MissingField> missing) {
    return missing.stream().map(one -> one.field().path()).collect(Collectors.joining(", "));
  }

  private static Map<String, String> members(MissingField missing) {
    var members = new LinkedHashMap<String, String>();
    members.put("path", missing.field().path());
    members.put("supplied_by", missing.supplier().code());
    members.put("where", missing.where());
    return members;
  }

  private static boolean isPresent(Map<String, ?> canonical, String path) {
    return isPresent(FieldsForm.at(canonical, path));
  }

  /**
   * Whether a plain value tells something: null, blank texts, empty lists and objects of nothing
   * else do not.
   */
  public static boolean isPresent(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case String text -> !text.isBlank();
      case Collection<?> list -> !list.isEmpty();
      case Map<?, ?> object -> object.values().stream().anyMatch(Completeness::isPresent);
      case Object other -> true;
    };
  }

  private static MissingField missing(DeclaredField declared) {
    String path = canonicalPath(declared);
    return FieldTable.fields().stream()
        .filter(field -> field.path().equals(path) || field.alsoAt().equals(path))
        .findFirst()
        .map(Field::setupPath)
        .or(() -> setupSection(path))
        .map(where -> new MissingField(declared, Layer.SETUP, where))
        .orElseGet(() -> new MissingField(declared, Layer.RISKUITY, ""));
  }

  /** Where a setup record holds the fields of a whole section. */
  private static Optional<String> setupSection(String path) {
    return FieldTable.fields().stream()
        .filter(field -> field.path().startsWith(path + "."))
        .findFirst()
        .map(field -> field.setupPath().replaceFirst("[. ].*", ""));
  }

  private static String canonicalPath(DeclaredField field) {
    return Objects.requireNonNullElse(FieldTable.flatNames().get(field.path()), field.path());
  }
}
