package io.cortap.template.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Findings as they are collected, in the order of the template. */
public final class Findings {
  private static final int MOST = 1_000;

  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Diagnostic> told = new HashSet<>();
  private boolean errors;

  /** Keeps a finding, once; beyond a thousand they are dropped, all but the first error. */
  public void add(Diagnostic diagnostic) {
    if (told.contains(diagnostic)) {
      return;
    }
    if (diagnostic.severity() == Severity.ERROR && !errors) {
      // The first error is always told, whatever came before it.
      errors = true;
      keep(diagnostic);
    } else if (all.size() < MOST) {
      keep(diagnostic);
    }
  }

  private void keep(Diagnostic diagnostic) {
    all.add(diagnostic);
    told.add(diagnostic);
  }

  public void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  public boolean hasErrors() {
    return errors;
  }

  /** Those of one part by paragraph. */
  public List<Diagnostic> inOrder() {
    return all.stream()
        .sorted(Comparator.comparingInt(found -> found.location().paragraph()))
        .toList();
  }

  public List<Diagnostic> all() {
    return List.copyOf(all);
  }
}
