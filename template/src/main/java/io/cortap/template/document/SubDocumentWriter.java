package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.NumberedElements.Numbered;
import io.cortap.template.document.NumberedElements.Numbers;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the paragraphs and tables of another document into a part. */
final class SubDocumentWriter {
  private static final Pattern EDITING =
      Pattern.compile("\\sw1[0-9]\\w*:(?:paraId|textId|durableId|dateUtc)=(?:\"[^\"]*\"|'[^']*')");

  private static final Set<String> STYLED = Set.of("pStyle", "rStyle", "tblStyle");

  /** Bound to parts or numbers of their own document. */
  private static final Set<String> LEFT_BEHIND =
      Set.of(
          "sectPr",
          "bookmarkStart",
          "bookmarkEnd",
          "commentRangeStart",
          "commentRangeEnd",
          "commentReference",
          "proofErr",
          "lastRenderedPageBreak");

  private static final Set<String> REFUSED =
      Set.of("footnoteReference", "endnoteReference", "altChunk", "object", "control", "subDoc");

  private final PartResources resources;
  private final Numbering numbering;
  private final ZipReader zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final Map<String, String> relationships = new HashMap<>();
  private final Map<String, String> lists = new HashMap<>();
  private final StringBuilder out = new StringBuilder();
  private @Nullable Element styles;

  private SubDocumentWriter(byte[] docx, PartResources resources, Numbering numbering) {
    this.zip = new ZipReader(docx, Limits.standard());
    this.resources = resources;
    this.numbering = numbering;
  }

  /**
   * The document's body as markup.
   *
   * @throws ExpressionException when the file is broken or holds what cannot come along
   */
  static RichMarkup write(byte[] docx, PartResources resources, Numbering numbering) {
    try {
      return new SubDocumentWriter(docx, resources, numbering).write();
    } catch (PackageException broken) {
      throw refused(broken.reason());
    } catch (XmlException broken) {
      throw refused(broken.reason());
    }
  }

  private static ExpressionException refused(String reason) {
    return new ExpressionException(Problem.VALUE, "the sub-document cannot be used: " + reason);
  }

  private RichMarkup write() {
    zip.entries().forEach(entry -> entries.put(entry.name(), entry));
    readRelationships();
    String document = text("word/document.xml");
    ContentRules.refusal(document.getBytes(StandardCharsets.UTF_8))
        .ifPresent(what -> {
          throw refused("it holds " + what);
        });
    Element root = XmlParser.parse(document).root();
    Element body = root.child(Kind.BODY);
    if (body == null) {
      throw refused("it has no body");
    }
    RootDeclarations declarations = new RootDeclarations(root);
    Set<String> prefixes = References.prefixes(root.startTag(), Set.of());
    Chunk.Edge last = Chunk.Edge.NONE;
    for (Node child : body.children) {
      if (child instanceof Element block && !LEFT_BEHIND.contains(Tree.localName(block))) {
        element(block, declarations.missingIn(block.startTag()), prefixes);
        last = block.kind == Kind.TABLE ? Chunk.Edge.TABLE_END : Chunk.Edge.PARAGRAPH_END;
      }
    }
    return new RichMarkup(out.toString(), true, last);
  }

  /** Without what an editor notes for itself; values of extensions stay. */
  static String withoutEditing(String markup) {
    return EDITING.matcher(markup).replaceAll("");
  }

  private String text(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw refused("it lacks " + name);
    }
    return new String(zip.content(entry), StandardCharsets.UTF_8);
  }

  private void readRelationships() {
    String name = "word/_rels/document.xml.rels";
    if (!entries.containsKey(name)) {
      return;
    }
    for (Node child : XmlParser.parse(text(name)).root().children) {
      if (child instanceof Element relationship) {
        String head = relationship.startTag();
        relationships.put(PackageRules.attribute(head, "Id"), head);
      }
    }
  }

  /**
   * @param namespaces declarations that the element gets
   * @param around the prefixes of references where it stands
   */
  private void element(Element element, String namespaces, Set<String> around) {
    String local = Tree.localName(element);
    if (LEFT_BEHIND.contains(local)) {
      return;
    }
    if (REFUSED.contains(local)) {
      throw refused("it holds a " + local);
    }
    Set<String> prefixes = References.prefixes(element.startTag(), around);
    String head = moved(withoutEditing(head(element)), prefixes);
    out.append(head, 0, element.name.length() + 1)
        .append(namespaces)
        .append(head, element.name.length() + 1, head.length());
    if (element.children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Node child : element.children) {
      switch (child) {
        case Element inner -> element(inner, "", prefixes);
        case Characters characters -> out.append(XmlText.escaped(characters.text));
        case Raw raw -> out.append(raw.markup);
        case Node.Tag none -> {}
      }
    }
    out.append("</").append(element.name).append('>');
  }

  private String head(Element element) {
    String head = element.startTag();
    if (Tree.localName(element).equals("numId")) {
      return Styles.with(head, "val", this::list);
    }
    if (STYLED.contains(Tree.localName(element))) {
      return Styles.with(head, "val", this::style);
    }
    Optional<Numbered> numbered =
        NumberedElements.of(element).filter(one -> one.kind() != Numbers.PARAGRAPH);
    return numbered
        .map(one -> head.substring(0, one.from()) + numbering.fresh() + head.substring(one.to()))
        .orElse(head);
  }

  /** The start tag with the ids that its relationships have in the part. */
  private String moved(String head, Set<String> prefixes) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (StartTag.Attribute attribute : References.references(head, prefixes)) {
      String id = attribute.value(head);
      if (!id.isEmpty()) {
        out.append(head, at, attribute.from()).append(moved(id));
        at = attribute.to();
      }
    }
    return out.append(head, at, head.length()).toString();
  }

  private String style(String id) {
    if (!entries.containsKey(Styles.PART)) {
      return id;
    }
    Element theirs = styles;
    if (theirs == null) {
      theirs = XmlParser.parse(text(Styles.PART)).root();
      styles = theirs;
    }
    return resources.styles().here(theirs, id, this::list);
  }

  private String list(String number) {
    if (number.equals("0") || !entries.containsKey(Lists.PART)) {
      return "0";
    }
    return lists.computeIfAbsent(
        number, unused -> resources.lists().added(XmlParser.parse(text(Lists.PART)), number));
  }

  /** The id that the relationship has in the part. */
  private String moved(String id) {
    String head = relationships.getOrDefault(id, "");
    String type = PackageRules.attribute(head, "Type");
    String target = PackageRules.attribute(head, "Target");
    boolean external = PackageRules.attribute(head, "TargetMode").equals("External");
    if (type.endsWith("/hyperlink") && external) {
      return resources.link(LinkAddress.checked(target));
    }
    if (type.endsWith("/image") && !external) {
      String name = target.startsWith("/") ? target.substring(1) : "word/" + target;
      ZipEntry entry = entries.get(name);
      List<String> known = List.of("png", "jpeg", "jpg", "gif");
      String extension =
          name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
      if (entry != null && known.contains(extension)) {
        return resources.picture(zip.content(entry), extension.equals("jpg") ? "jpeg" : extension);
      }
    }
    throw refused("it refers to " + (target.isEmpty() ? "something unknown" : target));
  }
}
