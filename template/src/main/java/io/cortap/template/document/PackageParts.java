package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Relationships.Relationship;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which entries of a file are parts of the document: those that relationships lead to (ISO/IEC
 * 29500-2, 9.3). Others are what editors, systems and ZIP programs leave behind; Word passes them
 * over, and so do we.
 */
final class PackageParts {
  private static final String MAIN = "word/document.xml";

  /** In characters; nobody writes longer ones. */
  private static final int LONGEST_ID = 1_000;

  private final ZipReader zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final ContentTypes types;
  private final Map<String, Relationships> relationships = new HashMap<>();
  private final Map<String, XmlException> broken = new HashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<String> settings = new HashSet<>();

  /**
   * @throws XmlException when the content types are no well-formed XML
   */
  PackageParts(List<ZipEntry> all, ZipReader zip) {
    this.zip = zip;
    all.forEach(entry -> entries.put(lower(entry.name()), entry));
    this.types = ContentTypes.read(text(lower(ContentTypes.PART)));
    for (ZipEntry entry : all) {
      String name = lower(entry.name());
      if (name.endsWith(".rels")) {
        try {
          relationships.put(Relationships.ownerOf(name), Relationships.read(text(name)));
        } catch (XmlException fault) {
          broken.put(name, fault);
        }
      }
    }
    reach();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private String text(String name) {
    ZipEntry entry = entries.get(name);
    return entry == null ? "" : new String(zip.content(entry), StandardCharsets.UTF_8);
  }

  private void reach() {
    Deque<String> next = new ArrayDeque<>(List.of("", MAIN));
    while (!next.isEmpty()) {
      String owner = next.pop();
      if (reached.add(owner)) {
        for (Relationship relationship : of(owner).byId().values()) {
          String target = relationship.external() ? "" : target(owner, relationship);
          if (entries.containsKey(target)) {
            next.push(target);
            if (relationship.type().equals("settings")) {
              settings.add(target);
            }
          }
        }
      }
    }
  }

  private Relationships of(String owner) {
    return relationships.getOrDefault(owner, Relationships.NONE);
  }

  ContentTypes types() {
    return types;
  }

  /** The relationships that the entry holds; none when it is no well-formed XML. */
  Relationships relationshipsIn(ZipEntry entry) {
    return of(Relationships.ownerOf(lower(entry.name())));
  }

  Relationships relationshipsOf(ZipEntry part) {
    return of(lower(part.name()));
  }

  /** Whether the entry is a part, or tells of one. */
  boolean isReached(ZipEntry entry) {
    String name = lower(entry.name());
    return name.equals(lower(ContentTypes.PART))
        || reached.contains(name.endsWith(".rels") ? Relationships.ownerOf(name) : name);
  }

  /**
   * Whether the entry holds settings, of the document or of what is kept beside it, whatever its
   * name.
   */
  boolean isSettings(ZipEntry entry) {
    return settings.contains(lower(entry.name()));
  }

  /** Whether the entry holds the relationships of settings. */
  boolean isOfSettings(ZipEntry entry) {
    String name = lower(entry.name());
    return name.endsWith(".rels") && settings.contains(Relationships.ownerOf(name));
  }

  private boolean isTyped(ZipEntry entry) {
    return entry.name().equalsIgnoreCase(ContentTypes.PART) || !types.of(entry.name()).isEmpty();
  }

  /** Whether the content types would name something that is not there without the entry. */
  boolean isNamed(ZipEntry entry) {
    return types.name(entry.name());
  }

  /** Reports parts without type, relationships that cannot be read, and targets that are missed. */
  void check(Findings findings) {
    for (ZipEntry entry : entries.values()) {
      if (isReached(entry)) {
        XmlException fault = broken.get(lower(entry.name()));
        if (fault != null) {
          findings.add(brokenXml(entry.name(), fault));
        } else if (!isTyped(entry)) {
          report(findings, entry.name(), "no content type is declared for the part");
        } else if (lower(entry.name()).endsWith(".rels")) {
          requireTargets(entry, findings);
        }
      }
    }
  }

  static Diagnostic brokenXml(String part, XmlException fault) {
    return Diagnostic.error(
        DiagnosticId.BROKEN_XML,
        Location.ofPart(part),
        "the part is no well-formed XML: " + fault.reason(),
        new ProposedEdit.ByHand("open the file in Word and save it again"));
  }

  /** Programs leave relationships to nothing behind, such as {@code NULL}, that nobody uses. */
  private void requireTargets(ZipEntry entry, Findings findings) {
    String owner = Relationships.ownerOf(lower(entry.name()));
    Map<String, Relationship> missing = new LinkedHashMap<>(of(owner).byId());
    missing
        .values()
        .removeIf(relationship ->
            relationship.external()
                || relationship.target().startsWith("#")
                || entries.containsKey(target(owner, relationship)));
    if (missing.isEmpty()) {
      return;
    }
    Set<String> used = quoted(text(owner), missing.keySet());
    missing.forEach((id, relationship) -> {
      if (used.contains(id)) {
        report(
            findings,
            entry.name(),
            "the relationship '%s' leads to '%s', which is not in the file"
                .formatted(id, relationship.target()));
      }
    });
  }

  /** Those of the ids that stand in quotes, found in one pass: a part may have thousands. */
  private static Set<String> quoted(String source, Set<String> ids) {
    Set<String> found = new HashSet<>();
    for (char quote : new char[] {'"', '\''}) {
      int open = source.indexOf(quote);
      while (open >= 0) {
        int close = source.indexOf(quote, open + 1);
        if (close - open <= LONGEST_ID) {
          String between = source.substring(open + 1, Math.max(close, open + 1));
          if (ids.contains(between)) {
            found.add(between);
          }
        }
        open = close;
      }
    }
    return found;
  }

  private String target(String owner, Relationship relationship) {
    String target = relationship.target();
    int fragment = target.indexOf('#');
    String path = fragment < 0 ? target : target.substring(0, fragment);
    String resolved = resolved(owner, path);
    return entries.containsKey(resolved) ? resolved : resolved(owner, decoded(path));
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return path;
    }
  }

  /** The name of a part, given by a path from the owner's folder. */
  private static String resolved(String owner, String path) {
    Deque<String> steps = new ArrayDeque<>();
    String whole =
        path.startsWith("/") ? path : owner.substring(0, owner.lastIndexOf('/') + 1) + path;
    for (String step : whole.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return lower(String.join("/", steps));
  }

  private static void report(Findings findings, String part, String message) {
    findings.add(
        Diagnostic.error(
            DiagnosticId.INVALID_OUTPUT,
            Location.ofPart(part),
            message,
            new ProposedEdit.ByHand("open the file in Word and save it again")));
  }
}
