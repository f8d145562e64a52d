package io.cortap.template;

import io.cortap.template.diagnosis.Diagnostic;
import java.util.List;

/** What compiling came to. */
public sealed interface Compilation {
  /** The template can be rendered; the warnings say what its author may not have meant. */
  record Compiled(CompiledTemplate template, List<Diagnostic> warnings) implements Compilation {
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /** The template cannot be rendered; every fault is listed, in the order of the document. */
  record Rejected(List<Diagnostic> diagnostics) implements Compilation {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * The template.
   *
   * @throws IllegalStateException that lists the faults of a rejected one
   */
  default CompiledTemplate orThrow() {
    return switch (this) {
      case Compiled compiled -> compiled.template();
      case Rejected rejected ->
          throw new IllegalStateException(
              "the template has faults: "
                  + String.join(
                      "; ", rejected.diagnostics().stream().map(String::valueOf).toList()));
    };
  }
}
