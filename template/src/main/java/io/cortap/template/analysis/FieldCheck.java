package io.cortap.template.analysis;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FieldUse;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.MissingField;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.TagWords;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.NearMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the fields that a template reads against sample data and declared fields. */
final class FieldCheck {
  private static final Set<String> LENGTHS = Set.of("length", "size", "count", "len");

  private final Optional<Map<String, @Nullable Object>> data;
  private final Optional<List<String>> declared;
  private final Functions functions;
  private final Set<String> everywhere = new TreeSet<>();
  private final Map<String, MissingField> missing = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * @param functions whose names are no fields
   */
  FieldCheck(
      Optional<Map<String, @Nullable Object>> data,
      Optional<List<String>> declared,
      Functions functions) {
    this.data = data;
    this.declared = declared;
    this.functions = functions;
    data.ifPresent(sample -> everywhere.addAll(SamplePaths.all(sample)));
    declared.ifPresent(everywhere::addAll);
  }

  /** What was looked for, and what stands in its place. */
  private record Lack(String step, int at, Set<String> siblings, SamplePaths.Owner owner) {}

  List<MissingField> missing() {
    return List.copyOf(missing.values());
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * @param certain whether all blocks could be read, so that a name without a near match is a fault
   *     of its own and not the echo of another
   */
  void check(FieldUse field, List<FieldRead> reads, boolean certain) {
    Lack lack = lack(field.path());
    if (lack == null) {
      return;
    }
    String nearest = nearest(lack, Set.of());
    String meantPath = nearest.isEmpty() ? "" : corrected(field.path(), lack, nearest);
    missing.put(field.path(), new MissingField(field, meantPath));
    for (FieldRead read : reads) {
      String meant = nearest(lack, read.locals());
      boolean telling = certain && !read.use().guarded();
      if (!meant.isEmpty() || telling) {
        diagnostics.add(diagnostic(read, lack, meant));
      }
    }
  }

  private @Nullable Lack lack(String path) {
    if (data.isEmpty() && declared.isEmpty()) {
      return null;
    }
    List<String> steps = SamplePaths.steps(path);
    if (functions.functionNames().contains(steps.getFirst()) || declares(path)) {
      return null;
    }
    SamplePaths.Found found =
        data.map(sample -> SamplePaths.find(sample, path)).orElse(undeclared(steps));
    if (found.isThere()) {
      return null;
    }
    Set<String> siblings = new TreeSet<>(found.siblings());
    siblings.addAll(declaredBelow(steps.subList(0, found.failedAt())));
    return new Lack(steps.get(found.failedAt()), found.failedAt(), siblings, found.owner());
  }

  private boolean declares(String path) {
    return declared.orElse(List.of()).stream()
        .anyMatch(known -> isBelow(path, known) || isBelow(known, path));
  }

  private static boolean isBelow(String path, String above) {
    return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
  }

  /** The first step that no declared path has. */
  private SamplePaths.Found undeclared(List<String> steps) {
    int at = 0;
    while (at + 1 < steps.size() && !declaredBelow(steps.subList(0, at + 1)).isEmpty()) {
      at++;
    }
    return new SamplePaths.Found(at, Set.of(), SamplePaths.Owner.OBJECT);
  }

  /** The names that declared paths have behind these steps. */
  private Set<String> declaredBelow(List<String> steps) {
    Set<String> names = new TreeSet<>();
    for (String path : declared.orElse(List.of())) {
      List<String> known = SamplePaths.steps(path);
      if (known.size() > steps.size() && known.subList(0, steps.size()).equals(steps)) {
        names.add(known.get(steps.size()));
      }
    }
    return names;
  }

  /** What should stand in the place of the step that is not there, or empty. */
  private String nearest(Lack lack, Set<String> locals) {
    Set<String> candidates = new TreeSet<>(lack.siblings());
    if (lack.at() == 0) {
      candidates.addAll(locals);
    }
    String near = NearMatch.of(lack.step(), candidates);
    if (!near.isEmpty() || lack.at() > 0) {
      return near;
    }
    List<String> elsewhere =
        everywhere.stream().filter(known -> known.endsWith("." + lack.step())).toList();
    return elsewhere.size() == 1 ? elsewhere.getFirst() : "";
  }

  private static String corrected(String path, Lack lack, String near) {
    List<String> steps = new ArrayList<>(SamplePaths.steps(path));
    steps.set(lack.at(), near);
    return String.join(".", steps).replace(".[]", "[]");
  }

  private Diagnostic diagnostic(FieldRead read, Lack lack, String near) {
    String written = read.use().written();
    Location location = read.use().location();
    String filter = LENGTHS.contains(lack.step()) ? "length" : lack.step();
    boolean filtered =
        lack.owner() != SamplePaths.Owner.OBJECT
            && functions.filterNames().contains(filter)
            && written.endsWith("." + lack.step());
    if (filtered) {
      String owner = written.substring(0, written.length() - lack.step().length() - 1);
      String reason =
          "'%s' has no members; '%s' is a filter and follows a bar".formatted(owner, filter);
      return unknown(location, reason, written, owner + "|" + filter);
    }
    String reason = "no field '%s' is known".formatted(read.path());
    if (near.isEmpty()) {
      return Diagnostic.warning(
          DiagnosticId.UNKNOWN_FIELD,
          location,
          reason + ", so nothing is printed for it",
          new ProposedEdit.ByHand("correct the name, or add the field to the data"));
    }
    return unknown(
        location,
        reason + "; did you mean '" + corrected(read.path(), lack, near) + "'?",
        written,
        TagWords.replaceStep(written, lack.step(), near));
  }

  private static Diagnostic unknown(
      Location location, String message, String written, String right) {
    String tag = location.tag();
    String corrected = TagWords.replaceAll(tag, written, right);
    return Diagnostic.warning(
        DiagnosticId.UNKNOWN_FIELD,
        location,
        message,
        corrected.equals(tag)
            ? new ProposedEdit.ByHand("write %s instead of %s".formatted(right, written))
            : new ProposedEdit.ReplaceTag(tag, corrected));
  }

  /** Declared fields that nothing reads. */
  List<String> unused(Collection<String> read) {
    return declared.orElse(List.of()).stream()
        .filter(
            known -> read.stream().noneMatch(path -> isBelow(path, known) || isBelow(known, path)))
        .toList();
  }
}
