package io.cortap.template.analysis;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says once what a misspelt name comes to: the tags say that it is not there, and a render of
 * sample data that it failed or printed nothing.
 */
final class MissingNames {
  private MissingNames() {}

  /** A failing tag stays an error, with the proposal that knows the loops around. */
  static List<Diagnostic> merged(List<Diagnostic> all) {
    Map<Location, Diagnostic> failed = byPlace(all, DiagnosticId.UNDEFINED);
    Map<Location, Diagnostic> unknown = byPlace(all, DiagnosticId.UNKNOWN_FIELD);
    return all.stream()
        .filter(one ->
            switch (one.id()) {
              case UNKNOWN_FIELD -> !failed.containsKey(one.location());
              case MISSING_VALUE ->
                  !failed.containsKey(one.location()) && !unknown.containsKey(one.location());
              default -> true;
            })
        .map(one ->
            one.id() == DiagnosticId.UNDEFINED ? proposing(one, unknown.get(one.location())) : one)
        .toList();
  }

  private static Map<Location, Diagnostic> byPlace(List<Diagnostic> all, DiagnosticId id) {
    Map<Location, Diagnostic> found = new HashMap<>();
    all.stream()
        .filter(one -> one.id() == id)
        .forEach(one -> found.putIfAbsent(one.location(), one));
    return found;
  }

  private static Diagnostic proposing(Diagnostic failed, @Nullable Diagnostic unknown) {
    return unknown == null || !unknown.proposedEdit().isMachineApplicable()
        ? failed
        : Diagnostic.error(
            failed.id(), failed.location(), unknown.message(), unknown.proposedEdit());
  }
}
