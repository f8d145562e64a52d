package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lists that sub-documents bring along, each under numbers that the template does not use
 * (ISO/IEC 29500-1, 17.9). One thread's own.
 */
final class Lists {
  static final String PART = "word/numbering.xml";
  private static final Pattern USED =
      Pattern.compile("\\w+:(?:abstractNumId|numId)=\"(\\d{1,8})\"");

  /** They would tie the list to another of the same origin, or to parts that do not come along. */
  private static final Set<String> LEFT_OUT =
      Set.of("nsid", "tmpl", "styleLink", "numStyleLink", "lvlPicBulletId", "pStyle");

  private final String existing;
  private final StringBuilder abstracts = new StringBuilder();
  private final StringBuilder numbers = new StringBuilder();
  private int next = 1;

  /**
   * @param existing the template's numbering part, or empty when it has none
   */
  Lists(String existing) {
    this.existing = existing;
    Matcher used = USED.matcher(existing);
    while (used.find()) {
      next = Math.max(next, Integer.parseInt(used.group(1)) + 1);
    }
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  boolean isNewPart() {
    return existing.isEmpty();
  }

  /** The number here of a list of another document; 0, which is no list, when it has none. */
  String added(XmlTree numbering, String number) {
    String prefix = numbering.prefix();
    Element list = find(numbering.root(), "num", prefix + "numId", number);
    Element link = list == null ? null : child(list, "abstractNumId");
    Element levels =
        link == null
            ? null
            : find(
                numbering.root(),
                "abstractNum",
                prefix + "abstractNumId",
                PackageRules.attribute(link.startTag(), prefix + "val"));
    if (list == null || link == null || levels == null) {
      return "0";
    }
    String id = Integer.toString(next++);
    RootDeclarations namespaces = new RootDeclarations(numbering.root());
    prune(levels);
    abstracts.append(renumbered(levels, "abstractNumId", id, namespaces));
    list.children.remove(link);
    String written = renumbered(list, "numId", id, namespaces);
    String opened =
        written.endsWith("/>") ? written.substring(0, written.length() - 2) + ">" : written;
    int inside = opened.indexOf('>') + 1;
    numbers
        .append(opened, 0, inside)
        .append("<%1$sabstractNumId %1$sval=\"%2$s\"/>".formatted(prefix, id))
        .append(opened, inside, opened.length())
        .append(written.endsWith("/>") ? "</" + list.name + ">" : "");
    list.children.addFirst(link);
    return id;
  }

  private static void prune(Element element) {
    element.children.removeIf(
        child -> child instanceof Element inner && LEFT_OUT.contains(Tree.localName(inner)));
    for (Node child : element.children) {
      if (child instanceof Element inner) {
        prune(inner);
      }
    }
  }

  private static String renumbered(
      Element element, String attribute, String id, RootDeclarations namespaces) {
    StringBuilder markup = new StringBuilder();
    Tree.write(element, markup);
    String numbered =
        SubDocumentWriter.withoutEditing(markup.toString())
            .replaceFirst("(" + attribute + "=\")\\d+", "$1" + id);
    int name = element.name.length() + 1;
    return numbered.substring(0, name)
        + namespaces.missingIn(element.startTag())
        + numbered.substring(name);
  }

  private static @Nullable Element find(Element root, String name, String attribute, String value) {
    for (Node child : root.children) {
      if (child instanceof Element element
          && Tree.localName(element).equals(name)
          && PackageRules.attribute(element.startTag(), attribute).equals(value)) {
        return element;
      }
    }
    return null;
  }

  private static @Nullable Element child(Element element, String name) {
    for (Node child : element.children) {
      if (child instanceof Element inner && Tree.localName(inner).equals(name)) {
        return inner;
      }
    }
    return null;
  }

  /** The numbering part with the new lists; definitions stand before the lists that use them. */
  String part() {
    if (existing.isEmpty()) {
      return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering xmlns:w="
          + "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          + abstracts
          + numbers
          + "</w:numbering>";
    }
    XmlTree tree = XmlParser.parse(existing);
    StringBuilder out = new StringBuilder(tree.prolog());
    Element root = tree.root();
    out.append(root.startTag()).append('>');
    List<Node> children = root.children;
    int definitions = behind(children, "abstractNum", behind(children, "numPicBullet", 0));
    int lists = behind(children, "num", definitions);
    write(children.subList(0, definitions), out);
    out.append(abstracts);
    write(children.subList(definitions, lists), out);
    out.append(numbers);
    write(children.subList(lists, children.size()), out);
    return out.append("</").append(root.name).append('>').toString();
  }

  private static int behind(List<Node> children, String name, int otherwise) {
    int at = otherwise;
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i) instanceof Element element && Tree.localName(element).equals(name)) {
        at = i + 1;
      }
    }
    return at;
  }

  private static void write(List<Node> nodes, StringBuilder out) {
    for (Node node : nodes) {
      if (node instanceof Element element) {
        Tree.write(element, out);
      }
    }
  }
}
