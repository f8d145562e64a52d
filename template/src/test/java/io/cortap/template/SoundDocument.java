package io.cortap.template;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What Word wants of a file, read with the JDK's parser and nothing of the engine: references that
 * resolve, types, ids that are unique, cells that end in a paragraph, grids that fit.
 */
public final class SoundDocument {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts;
  private final Set<String> ids = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private SoundDocument(Map<String, String> parts) {
    this.parts = parts;
  }

  /** Everything that is wrong with the file. */
  public static List<String> faults(byte[] file) {
    SoundDocument document = new SoundDocument(Docx.read(file));
    try {
      document.types();
      for (String part : document.parts.keySet()) {
        if (part.endsWith(".xml") || part.endsWith(".rels")) {
          document.part(part);
        }
      }
    } catch (Exception e) {
      document.faults.add(e.toString());
    }
    return document.faults;
  }

  private Document read(String part) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(parts.getOrDefault(part, ""))));
  }

  private void types() throws Exception {
    Set<String> known = new HashSet<>();
    for (Element type : children(read("[Content_Types].xml").getDocumentElement())) {
      known.add(type.getAttribute("PartName"));
      known.add("." + type.getAttribute("Extension").toLowerCase(Locale.ROOT));
    }
    for (String part : parts.keySet()) {
      String extension = part.substring(part.lastIndexOf('.')).toLowerCase(Locale.ROOT);
      if (!known.contains("/" + part) && !known.contains(extension)) {
        faults.add(part + " has no content type");
      }
    }
  }

  private void part(String part) throws Exception {
    Element root = read(part).getDocumentElement();
    if (part.endsWith(".rels")) {
      String owner = part.replace("_rels/", "");
      String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
      for (Element relationship : children(root)) {
        String target = relationship.getAttribute("Target");
        String name = target.startsWith("/") ? target.substring(1) : folder + target;
        boolean inside = !relationship.getAttribute("TargetMode").equals("External");
        if (inside && !parts.containsKey(name)) {
          faults.add(part + " leads to " + target);
        }
        if (target.contains("{{") || target.toLowerCase(Locale.ROOT).contains("%7b%7b")) {
          faults.add(part + " keeps a tag in " + target);
        }
        unique(part + " relationship", relationship.getAttribute("Id"));
      }
      return;
    }
    Set<String> relationships = new HashSet<>();
    int slash = part.lastIndexOf('/') + 1;
    String own = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    if (parts.containsKey(own)) {
      children(read(own).getDocumentElement())
          .forEach(one -> relationships.add(one.getAttribute("Id")));
    }
    element(part, root, relationships);
  }

  private void unique(String kind, String id) {
    if (!id.isEmpty() && !ids.add(kind + " " + id)) {
      faults.add(kind + " " + id + " is there twice");
    }
  }

  private static String value(Element element, String localName) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      if (element.getAttributes().item(i).getLocalName().equals(localName)) {
        return element.getAttributes().item(i).getNodeValue();
      }
    }
    return "";
  }

  private void element(String part, Element element, Set<String> relationships) {
    String name = element.getLocalName();
    String around = element.getParentNode() instanceof Element parent ? parent.getLocalName() : "";
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (RELATIONSHIPS.equals(attribute.getNamespaceURI())
          && !relationships.contains(attribute.getValue())) {
        faults.add(part + " uses the relationship " + attribute.getValue());
      }
    }
    switch (name) {
      case "docPr" -> unique("drawing", value(element, "id"));
      case "bookmarkStart" -> {
        unique("bookmark", value(element, "id"));
        unique("bookmark name", value(element, "name"));
      }
      case "commentRangeStart", "commentRangeEnd", "commentReference" ->
          unique(name, value(element, "id"));
      case "id" -> unique(around, around.equals("sdtPr") ? value(element, "val") : "");
      case "p", "tr" -> unique("paragraph", value(element, "paraId"));
      case "tbl" -> table(part, element);
      case "tc", "hdr", "ftr", "footnote", "comment", "txbxContent" -> {
        if (!lastOf(element).equals("p")) {
          faults.add("%s: %s ends in '%s'".formatted(part, name, lastOf(element)));
        }
      }
      case "body" -> {
        if (!lastOf(element).equals("sectPr")) {
          faults.add("the body ends in " + lastOf(element));
        }
      }
      default -> {}
    }
    if (Set.of("body", "tc", "hdr", "ftr", "tbl", "tr").contains(name)) {
      stray(part, element);
    }
    children(element).forEach(child -> element(part, child, relationships));
  }

  private void stray(String part, Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      boolean text = node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank();
      boolean inline =
          node instanceof Element child && Set.of("r", "t").contains(child.getLocalName());
      if (text || inline) {
        faults.add(
            "%s: %s holds '%s'".formatted(part, element.getNodeName(), node.getTextContent()));
      }
    }
  }

  private static String lastOf(Element element) {
    List<Element> children = children(element);
    return children.isEmpty() ? "nothing" : children.getLast().getLocalName();
  }

  private void table(String part, Element table) {
    int columns = 0;
    int most = 0;
    int rows = 0;
    for (Element child : children(table)) {
      if (child.getLocalName().equals("tblGrid")) {
        columns =
            Math.toIntExact(
                children(child).stream().filter(c -> c.getLocalName().equals("gridCol")).count());
      } else if (child.getLocalName().equals("tr")) {
        rows++;
        int cells = 0;
        for (Element cell : children(child)) {
          cells += cell.getLocalName().equals("tc") ? span(cell) : 0;
        }
        if (cells == 0) {
          faults.add(part + ": a row has no cell");
        }
        most = Math.max(most, cells);
      } else if (child.getLocalName().equals("sdt")) {
        return;
      }
    }
    if (rows == 0) {
      faults.add(part + ": a table has no row");
    }
    if (columns > 0 && columns != most) {
      faults.add("%s: a grid of %d columns for rows of %d".formatted(part, columns, most));
    }
  }

  private static int span(Element cell) {
    for (Element properties : children(cell)) {
      if (properties.getLocalName().equals("tcPr")) {
        for (Element property : children(properties)) {
          if (property.getLocalName().equals("gridSpan")) {
            return Integer.parseInt(value(property, "val"));
          }
        }
      }
    }
    return 1;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
