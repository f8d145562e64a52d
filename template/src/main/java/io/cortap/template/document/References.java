package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.TableCell;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.document.Relationships.Relationship;
import io.cortap.template.program.Span;
import io.cortap.template.program.TagScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the references of a part to its relationships, and gives each link whose address has tags
 * an address of its own in every round of a loop.
 */
final class References {
  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT_NAMESPACE =
      "http://purl.oclc.org/ooxml/officeDocument/relationships";

  private final String part;
  private final Relationships relationships;
  private final Findings findings;
  private int paragraphs;
  private boolean tagged;

  private References(String part, Relationships relationships, Findings findings) {
    this.part = part;
    this.relationships = relationships;
    this.findings = findings;
  }

  /** Whether any link's address has tags, which are now in the tree. */
  static boolean check(String part, Element root, Relationships relationships, Findings findings) {
    References references = new References(part, relationships, findings);
    references.visit(root, Set.of());
    return references.tagged;
  }

  private void visit(Element element, Set<String> around) {
    paragraphs += element.kind == Kind.PARAGRAPH ? 1 : 0;
    String head = element.startTag();
    Set<String> prefixes = prefixes(head, around);
    for (StartTag.Attribute attribute : references(head, prefixes)) {
      reference(element, head, attribute);
    }
    for (Node child : element.children) {
      if (child instanceof Element inner) {
        visit(inner, prefixes);
      }
    }
  }

  /** The prefixes of references in an element; {@code around} are those where it stands. */
  static Set<String> prefixes(String head, Set<String> around) {
    if (!head.contains("xmlns:")) {
      return around;
    }
    Set<String> prefixes = new HashSet<>(around);
    for (StartTag.Attribute attribute : StartTag.attributes(head)) {
      if (attribute.prefix().equals("xmlns")) {
        String namespace = attribute.value(head);
        boolean bound = namespace.equals(NAMESPACE) || namespace.equals(STRICT_NAMESPACE);
        if (bound) {
          prefixes.add(attribute.localName());
        } else {
          prefixes.remove(attribute.localName());
        }
      }
    }
    return prefixes;
  }

  /** The attributes that refer to relationships. */
  static List<StartTag.Attribute> references(String head, Set<String> prefixes) {
    if (prefixes.isEmpty() || head.indexOf(':') < 0 || head.indexOf('=') < 0) {
      return List.of();
    }
    return StartTag.attributes(head).stream()
        .filter(attribute -> prefixes.contains(attribute.prefix()))
        .toList();
  }

  private void reference(Element element, String head, StartTag.Attribute attribute) {
    String id = attribute.value(head);
    Relationship found = relationships.byId().get(id);
    if (id.isEmpty()) {
      return;
    }
    if (id.contains("{{") || id.contains("{%")) {
      report("the id of a relationship cannot be made by a tag", id);
    } else if (found == null) {
      report("the relationship '%s' is used but not there".formatted(id), "");
    } else if (found.isTagged()) {
      address(element, head, attribute, found);
    }
  }

  private void report(String message, String tag) {
    findings.add(
        Diagnostic.error(
            DiagnosticId.INVALID_OUTPUT,
            new Location(part, List.of(), TableCell.NONE, paragraphs, tag, tag.isEmpty() ? 0 : 1),
            message,
            new ProposedEdit.ByHand("remove the picture or link in Word and insert it anew")));
  }

  /** The address becomes an expression, its text joined with what its tags print. */
  private void address(
      Element element, String head, StartTag.Attribute attribute, Relationship link) {
    StringBuilder expression = new StringBuilder();
    String normalised = TagNormaliser.normalised(link.target());
    int at = 0;
    for (Span span : TagScanner.scan(normalised)) {
      if (span.kind() != Span.Kind.PRINT || !link.type().equals("hyperlink")) {
        report("only {{ }} can stand in an address, and only in that of a link", link.target());
        return;
      }
      join(expression, quoted(normalised.substring(at, span.from())));
      join(expression, "(" + span.content() + ")");
      at = span.to();
    }
    join(expression, quoted(normalised.substring(at)));
    Tag tag =
        new Tag(
            new Span(Span.Kind.PRINT, 0, 0, expression.toString(), "", false, false),
            link.target());
    tag.site = Sites.LINK;
    tag.parent = element;
    element.head =
        List.of(
            new Raw(head.substring(0, attribute.from())),
            tag,
            new Raw(head.substring(attribute.to())));
    tagged = true;
  }

  private static void join(StringBuilder expression, String term) {
    if (!term.isEmpty()) {
      expression.append(expression.isEmpty() ? "" : " ~ ").append(term);
    }
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
