package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Relationships.Relationship;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** That a package hangs together: every part has a type, every target is there. */
final class PackageParts {
  static final String CONTENT_TYPES = "[Content_Types].xml";

  private final Set<String> names = new HashSet<>();
  private final Findings findings;

  PackageParts(List<ZipEntry> entries, Findings findings) {
    entries.forEach(entry -> names.add(entry.name().toLowerCase(Locale.ROOT)));
    this.findings = findings;
  }

  /** Reports parts whose type the package does not tell (ISO/IEC 29500-2, 10.1.2). */
  void requireTypes(List<ZipEntry> entries, String contentTypes) {
    Set<String> extensions = new HashSet<>();
    Set<String> overridden = new HashSet<>();
    for (Node child : XmlParser.parse(contentTypes).root().children) {
      if (child instanceof Element element) {
        String head = element.startTag();
        extensions.add(StartTag.value(head, "Extension").toLowerCase(Locale.ROOT));
        overridden.add(StartTag.value(head, "PartName").toLowerCase(Locale.ROOT));
      }
    }
    for (ZipEntry entry : entries) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      boolean typed =
          name.equals(CONTENT_TYPES.toLowerCase(Locale.ROOT))
              || overridden.contains("/" + name)
              || extensions.contains(name.substring(name.lastIndexOf('.') + 1));
      if (!typed) {
        report(entry.name(), "no content type is declared for the part");
      }
    }
  }

  /** Reports targets inside the package that are not there. */
  void requireTargets(String part, Relationships relationships) {
    String owner = Relationships.ownerOf(part);
    relationships
        .byId()
        .forEach((id, relationship) -> {
          if (!relationship.external() && !isThere(owner, relationship)) {
            report(
                part,
                "the relationship '%s' leads to '%s', which is not in the file"
                    .formatted(id, relationship.target()));
          }
        });
  }

  private boolean isThere(String owner, Relationship relationship) {
    String target = relationship.target();
    int fragment = target.indexOf('#');
    String path = fragment < 0 ? target : target.substring(0, fragment);
    return path.isEmpty()
        || names.contains(resolved(owner, path))
        || names.contains(resolved(owner, decoded(path)));
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
    return String.join("/", steps).toLowerCase(Locale.ROOT);
  }

  private void report(String part, String message) {
    findings.add(
        Diagnostic.error(
            DiagnosticId.INVALID_OUTPUT,
            Location.ofPart(part),
            message,
            new ProposedEdit.ByHand("open the file in Word and save it again")));
  }
}
