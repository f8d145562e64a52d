package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.expression.Functions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens a template file, refuses what must not be in one, and compiles every part that has tags.
 */
public final class PackageCompiler {
  private final Functions functions;
  private final Limits limits;
  private final Findings findings;
  private final Identities identities = new Identities();
  private final ReadingListener listener;

  public PackageCompiler(Functions functions, Limits limits, Findings findings) {
    this(functions, limits, findings, ReadingListener.NONE);
  }

  /**
   * @param listener told of every part that has tags
   */
  public PackageCompiler(
      Functions functions, Limits limits, Findings findings, ReadingListener listener) {
    this.functions = functions;
    this.limits = limits;
    this.findings = findings;
    this.listener = listener;
  }

  /** The compiled file, or empty when the findings hold an error. */
  public Optional<CompiledPackage> compile(byte[] file) {
    try {
      return compileEntries(file.clone());
    } catch (PackageException refused) {
      error(Location.FILE, refused);
      return Optional.empty();
    } catch (XmlException broken) {
      error(Location.FILE, PackageException.broken(broken.reason()));
      return Optional.empty();
    }
  }

  private void error(Location location, PackageException refused) {
    findings.add(
        Diagnostic.error(
            refused.id(),
            location,
            "the file is not accepted: " + refused.reason(),
            new ProposedEdit.ByHand("save it from Word as a .docx document")));
  }

  private Optional<CompiledPackage> compileEntries(byte[] file) {
    ZipReader zip = new ZipReader(file, limits);
    List<ZipEntry> entries = zip.entries();
    PackageParts known = PackageRules.require(entries, zip, findings);
    boolean fields = hasFields(entries, zip);
    List<CompiledPart> parts = new ArrayList<>();
    for (ZipEntry entry : entries) {
      if (known.isReached(entry)) {
        parts.add(part(entry, zip, known, fields));
      } else if (known.isNamed(entry)) {
        parts.add(copied(entry, zip));
      }
    }
    return findings.hasErrors()
        ? Optional.empty()
        : Optional.of(new CompiledPackage(file, parts, functions, identities));
  }

  private static boolean hasFields(List<ZipEntry> entries, ZipReader zip) {
    return entries.stream()
        .filter(entry -> entry.name().equals("word/document.xml"))
        .map(zip::content)
        .anyMatch(content -> {
          String text = new String(content, StandardCharsets.ISO_8859_1);
          return text.contains("fldChar") || text.contains("fldSimple");
        });
  }

  private CompiledPart part(ZipEntry entry, ZipReader zip, PackageParts known, boolean fields) {
    String name = entry.name();
    if (known.isSettings(entry)) {
      return SettingsPart.compile(entry, zip.content(entry), fields);
    }
    if (known.isOfSettings(entry)) {
      return SettingsPart.withoutTemplate(entry, zip.content(entry));
    }
    if (name.endsWith(".rels")) {
      Relationships own = known.relationshipsIn(entry);
      return own.hasTags()
          ? new CompiledPart.Fixed(entry, own.withoutTags().getBytes(StandardCharsets.UTF_8))
          : new CompiledPart.Copied(entry);
    }
    if (!name.endsWith(".xml")) {
      return copied(entry, zip);
    }
    byte[] content = zip.content(entry);
    if (!holdsTags(name)) {
      return untagged(entry, content);
    }
    Relationships relationships = known.relationshipsOf(entry);
    String text = text(entry, content);
    if (listener != ReadingListener.NONE) {
      Unfinished.find(name, text, findings);
    }
    if (!hasBrace(content) && !relationships.hasTags() && !name.equals("word/document.xml")) {
      identities.reserve(text);
      return new CompiledPart.Copied(entry);
    }
    return new PartCompiler(functions, identities, findings, listener)
        .compile(entry, text, relationships)
        .orElse(new CompiledPart.Copied(entry));
  }

  /** The compressed bytes go into every document, so they must be what the directory says. */
  private static CompiledPart copied(ZipEntry entry, ZipReader zip) {
    zip.content(entry);
    return new CompiledPart.Copied(entry);
  }

  private CompiledPart untagged(ZipEntry entry, byte[] content) {
    if (!hasBrace(content)) {
      return new CompiledPart.Copied(entry);
    }
    if (entry.name().equals("docProps/app.xml")) {
      return SettingsPart.withoutTitles(entry, content);
    }
    Leftovers.warn(entry.name(), new String(content, StandardCharsets.UTF_8), findings);
    return new CompiledPart.Copied(entry);
  }

  private static boolean holdsTags(String name) {
    return name.equals("docProps/core.xml")
        || name.equals("docProps/custom.xml")
        || (name.startsWith("word/charts/") && name.indexOf('/', 12) < 0)
        || (name.startsWith("word/diagrams/") && name.indexOf('/', 14) < 0)
        || (name.startsWith("word/")
            && name.indexOf('/', 5) < 0
            && name.endsWith(".xml")
            && (name.startsWith("word/document")
                || name.startsWith("word/header")
                || name.startsWith("word/footer")
                || name.startsWith("word/footnotes")
                || name.startsWith("word/endnotes")
                || name.startsWith("word/comments")));
  }

  private static boolean hasBrace(byte[] content) {
    for (byte octet : content) {
      if (octet == '{') {
        return true;
      }
    }
    return false;
  }

  private static String text(ZipEntry entry, byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      String prolog = text.substring(0, Math.min(text.length(), 200));
      if (prolog.contains("encoding=")
          && !prolog.toUpperCase(java.util.Locale.ROOT).contains("UTF-8")) {
        throw PackageException.broken("the part " + entry.name() + " is not in UTF-8");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw PackageException.broken("the part " + entry.name() + " is not in UTF-8");
    }
  }
}
