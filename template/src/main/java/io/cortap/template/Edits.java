package io.cortap.template;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.document.Limits;
import io.cortap.template.document.PackageEditor;
import java.util.ArrayList;
import java.util.List;

/** Makes the edits that diagnostics propose. */
public final class Edits {
  private Edits() {}

  /**
   * A template with edits made.
   *
   * @param docx the new file; the receiver owns the array
   * @param made diagnostics whose edit is in it
   * @param left the others: their edit is for the author's hand, or meets another edit of the same
   *     tag; diagnose the new file again
   */
  public record Edited(byte[] docx, List<Diagnostic> made, List<Diagnostic> left) {
    public Edited {
      made = List.copyOf(made);
      left = List.copyOf(left);
    }
  }

  /** As the other, within {@link Limits#standard()}. */
  public static Edited apply(byte[] docx, List<Diagnostic> diagnostics) {
    return apply(docx, diagnostics, Limits.standard());
  }

  /**
   * Makes every machine-applicable edit, all at once, without asking whether the author meant it. A
   * file that cannot be opened comes back unchanged.
   *
   * @param docx the file that the diagnostics are about; it stays as it is
   */
  public static Edited apply(byte[] docx, List<Diagnostic> diagnostics, Limits limits) {
    List<Diagnostic> made = new ArrayList<>();
    byte[] edited = new PackageEditor(docx, limits).edited(diagnostics, made::add);
    List<Diagnostic> left = new ArrayList<>(diagnostics);
    left.removeAll(made);
    return new Edited(edited, made, left);
  }
}
