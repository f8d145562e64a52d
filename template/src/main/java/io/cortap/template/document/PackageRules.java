package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Relationships.Relationship;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a template package must have and must not have (ISO/IEC 29500-2). */
final class PackageRules {
  private static final Map<String, String> REFUSED_TYPES =
      Map.of(
          "oleObject", "an embedded object",
          "package", "an embedded file",
          "aFChunk", "an imported document (altChunk)",
          "vbaProject", "macros",
          "subDocument", "a linked sub-document",
          "control", "an ActiveX control",
          "frame", "a frame of another document",
          "attachedToolbars", "toolbars with macros",
          "keyMapCustomizations", "key bindings to macros");

  private PackageRules() {}

  static void require(List<ZipEntry> entries, ZipReader zip, Findings findings) {
    Map<String, ZipEntry> byName = new HashMap<>();
    entries.forEach(entry -> byName.put(entry.name(), entry));
    if (!byName.containsKey("[Content_Types].xml") || !byName.containsKey("word/document.xml")) {
      throw PackageException.broken("it is no Word document: word/document.xml is missing");
    }
    PackageParts parts = new PackageParts(entries, findings);
    for (ZipEntry entry : entries) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")) {
        refuse(findings, entry.name(), "macros");
      } else if (name.startsWith("word/embeddings/") || name.startsWith("word/activex/")) {
        refuse(findings, entry.name(), "an embedded object");
      } else if (name.endsWith(".rels")) {
        relationships(entry, zip, parts, findings);
      } else if (name.endsWith(".xml")) {
        content(entry, zip.content(entry), findings);
      }
    }
    String types = text(zip, byName.get("[Content_Types].xml"));
    String declared = types.toLowerCase(Locale.ROOT);
    if (declared.contains("macroenabled") || declared.contains("vbaproject")) {
      refuse(findings, "[Content_Types].xml", "macros");
    }
    parts.requireTypes(entries, types);
  }

  private static void content(ZipEntry entry, byte[] content, Findings findings) {
    ContentRules.refusal(content).ifPresent(what -> refuse(findings, entry.name(), what));
  }

  private static String text(ZipReader zip, @org.jspecify.annotations.Nullable ZipEntry entry) {
    return entry == null ? "" : new String(zip.content(entry), StandardCharsets.UTF_8);
  }

  private static void relationships(
      ZipEntry entry, ZipReader zip, PackageParts parts, Findings findings) {
    try {
      Relationships relationships = Relationships.read(text(zip, entry));
      relationships.byId().values().forEach(one -> relationship(entry, one, findings));
      parts.requireTargets(entry.name(), relationships);
    } catch (XmlException broken) {
      findings.add(
          Diagnostic.error(
              DiagnosticId.BROKEN_XML,
              Location.ofPart(entry.name()),
              "the part is no well-formed XML: " + broken.reason(),
              ProposedEdit.NONE));
    }
  }

  private static void relationship(ZipEntry entry, Relationship one, Findings findings) {
    String kind = one.type();
    String refused = REFUSED_TYPES.get(kind);
    boolean allowed = kind.equals("hyperlink") || kind.equals("attachedTemplate");
    if (refused != null) {
      refuse(findings, entry.name(), refused);
    } else if (one.external() && !allowed) {
      refuse(findings, entry.name(), "something outside the file (" + kind + ")");
    }
  }

  static String attribute(String head, String name) {
    return StartTag.value(head, name);
  }

  private static void refuse(Findings findings, String part, String what) {
    findings.add(
        Diagnostic.error(
            DiagnosticId.REFUSED_CONTENT,
            Location.ofPart(part),
            "a template may not hold " + what,
            new ProposedEdit.ByHand("remove it in Word and save the document again")));
  }
}
