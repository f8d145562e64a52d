package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one part of a template refers to (ISO/IEC 29500-2, 9.3), read while it is compiled. */
final class Relationships {
  static final Relationships NONE = new Relationships("", Map.of());

  private final String source;
  private final Map<String, Relationship> byId;

  /**
   * @param type the last step of its type's name
   * @param target as written, or as its author wrote its tags
   */
  record Relationship(String type, String target, boolean external) {
    boolean isTagged() {
      return target.contains("{{") || target.contains("{%");
    }
  }

  private Relationships(String source, Map<String, Relationship> byId) {
    this.source = source;
    this.byId = byId;
  }

  /**
   * @throws XmlException when the part is no well-formed XML, or has an id twice
   */
  static Relationships read(String source) {
    Map<String, Relationship> byId = new LinkedHashMap<>();
    for (Node child : XmlParser.parse(source).root().children) {
      if (child instanceof Element element) {
        String head = element.startTag();
        String type = StartTag.value(head, "Type");
        Relationship known =
            byId.put(
                StartTag.value(head, "Id"),
                new Relationship(
                    type.substring(type.lastIndexOf('/') + 1),
                    LinkAddress.withTags(StartTag.value(head, "Target")),
                    StartTag.value(head, "TargetMode").equals("External")));
        if (known != null) {
          throw new XmlException("two relationships have one id");
        }
      }
    }
    return new Relationships(source, byId);
  }

  /** The name of the part that holds the relationships of this one. */
  static String partOf(String part) {
    int slash = part.lastIndexOf('/') + 1;
    return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
  }

  /** The name of the part whose relationships this one holds; empty for the package's own. */
  static String ownerOf(String relationships) {
    String name = relationships.substring(0, relationships.length() - ".rels".length());
    return name.replaceFirst("(^|/)_rels/", "$1");
  }

  Map<String, Relationship> byId() {
    return byId;
  }

  boolean hasTags() {
    return byId.values().stream().anyMatch(Relationship::isTagged);
  }

  /** The part's text without the relationships that each document makes anew. */
  String withoutTags() {
    XmlTree tree = XmlParser.parse(source);
    StringBuilder out = new StringBuilder(tree.prolog());
    tree.root()
        .children
        .removeIf(child ->
            child instanceof Element element
                && byId.get(StartTag.value(element.startTag(), "Id")) instanceof Relationship found
                && found.isTagged());
    Tree.write(tree.root(), out);
    return out.toString();
  }
}
