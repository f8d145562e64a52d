package io.cortap.template.document;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Relationships.Relationship;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  /**
   * Reports everything in the file that a template must not have, wherever it is, and every fault
   * of the package.
   *
   * @return the entries as the package sees them
   * @throws PackageException when it is no Word document
   */
  static PackageParts require(List<ZipEntry> entries, ZipReader zip, Findings findings) {
    Set<String> names = entries.stream().map(ZipEntry::name).collect(toUnmodifiableSet());
    if (!names.contains(ContentTypes.PART) || !names.contains("word/document.xml")) {
      throw PackageException.broken("it is no Word document: word/document.xml is missing");
    }
    PackageParts parts = new PackageParts(entries, zip);
    for (ZipEntry entry : entries) {
      entry(entry, zip, parts, findings);
    }
    ContentTypes types = parts.types();
    if (types.mention("macroenabled") || types.mention("vbaproject")) {
      refuse(findings, ContentTypes.PART, "macros");
    }
    parts.check(findings);
    return parts;
  }

  private static void entry(ZipEntry entry, ZipReader zip, PackageParts parts, Findings findings) {
    String name = entry.name().toLowerCase(Locale.ROOT);
    String type = parts.types().of(name);
    if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")) {
      refuse(findings, entry.name(), "macros");
    } else if (name.startsWith("word/embeddings/")
        || name.startsWith("word/activex/")
        || type.contains("oleobject")
        || type.contains("activex")) {
      refuse(findings, entry.name(), "an embedded object");
    } else if (name.endsWith(".rels")) {
      parts
          .relationshipsIn(entry)
          .byId()
          .values()
          .forEach(one -> relationship(entry, one, parts, findings));
    } else if (parts.types().isXml(name)) {
      content(entry, zip.content(entry), parts, findings);
    }
  }

  private static void content(
      ZipEntry entry, byte[] content, PackageParts parts, Findings findings) {
    try {
      ContentRules.refusal(content).ifPresent(what -> refuse(findings, entry.name(), what));
    } catch (XmlException fault) {
      if (parts.isReached(entry)) {
        findings.add(PackageParts.brokenXml(entry.name(), fault));
      }
    }
  }

  private static void relationship(
      ZipEntry entry, Relationship one, PackageParts parts, Findings findings) {
    String kind = one.type();
    String refused = REFUSED_TYPES.get(kind);
    // A template attached to settings is taken away; nothing else may lead to one.
    boolean allowed =
        kind.equals("hyperlink") || (kind.equals("attachedTemplate") && parts.isOfSettings(entry));
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
