package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes proposed edits in a template file. Entries without edits keep their compressed bytes. */
public final class PackageEditor {
  private final byte[] file;
  private final Limits limits;
  private final Map<String, PartEditor> editors = new HashMap<>();

  public PackageEditor(byte[] file, Limits limits) {
    this.file = file.clone();
    this.limits = limits;
  }

  /**
   * The edited file. A file that cannot be read stays as it is.
   *
   * @param made told of each diagnostic whose edit was made
   */
  public byte[] edited(List<Diagnostic> diagnostics, Consumer<Diagnostic> made) {
    try {
      return edit(diagnostics, made);
    } catch (PackageException | XmlException unreadable) {
      return file;
    }
  }

  private byte[] edit(List<Diagnostic> diagnostics, Consumer<Diagnostic> made) {
    ZipReader zip = new ZipReader(file, limits);
    List<ZipEntry> entries = zip.entries();
    for (Diagnostic diagnostic : diagnostics) {
      for (ZipEntry entry : entries) {
        boolean here = entry.name().equals(diagnostic.location().part());
        if (here
            && diagnostic.proposedEdit().isMachineApplicable()
            && editor(entry, zip).apply(diagnostic)) {
          made.accept(diagnostic);
        }
      }
    }
    try (ZipWriter out = new ZipWriter(file.length + file.length / 4)) {
      for (ZipEntry entry : entries) {
        PartEditor editor = editors.get(entry.name());
        if (editor == null) {
          out.copy(entry, file);
        } else {
          byte[] content = editor.edited().getBytes(StandardCharsets.UTF_8);
          out.begin(entry.name());
          out.write(content, 0, content.length);
          out.end(entry.name());
        }
      }
      return out.finish();
    }
  }

  private PartEditor editor(ZipEntry entry, ZipReader zip) {
    return editors.computeIfAbsent(
        entry.name(),
        name -> new PartEditor(name, new String(zip.content(entry), StandardCharsets.UTF_8)));
  }
}
