package io.cortap.template;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What a part says and how it is built, one line for each element that a reader would notice. */
final class Outline {
  private final List<String> lines = new ArrayList<>();
  private boolean valid = true;

  private Outline() {}

  /** The lines of a part; text that lies outside runs, or paragraphs inside them, are marked. */
  static List<String> of(byte[] docx, String part) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Document document =
        factory
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(Objects.requireNonNull(Docx.read(docx).get(part), part))));
    Outline outline = new Outline();
    outline.blocks(document.getDocumentElement(), "");
    if (!outline.valid) {
      outline.lines.add("INVALID");
    }
    return outline.lines;
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

  private void blocks(Element around, String indent) {
    for (Node node = around.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        block(element, indent);
      } else if (!node.getTextContent().isBlank()) {
        valid = false;
      }
    }
  }

  private void block(Element element, String indent) {
    switch (element.getLocalName()) {
      case "p" -> {
        List<String> runs = new ArrayList<>();
        paragraph(element, runs);
        lines.add(indent + "p" + properties(element, "pPr") + " " + String.join("", runs));
      }
      case "tbl", "tr", "tc" -> {
        lines.add(
            indent + element.getLocalName() + properties(element, element.getLocalName() + "Pr"));
        blocks(element, indent + "  ");
      }
      case "tblPr", "trPr", "tcPr", "tblGrid", "sdtPr", "sdtEndPr" -> {}
      case "body", "sdt", "sdtContent" -> blocks(element, indent);
      case "footnote" -> {
        lines.add(indent + "footnote");
        blocks(element, indent + "  ");
      }
      case "r", "t", "gridSpan", "shd", "vMerge" -> valid = false;
      default -> lines.add(indent + element.getLocalName());
    }
  }

  private void paragraph(Element around, List<String> runs) {
    for (Node node = around.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element element)) {
        valid &= node.getTextContent().isBlank();
        continue;
      }
      switch (element.getLocalName()) {
        case "r" -> run(element, runs);
        case "pPr", "proofErr" -> {}
        case "hyperlink", "ins", "sdt", "sdtContent", "smartTag" -> {
          runs.add("<" + element.getLocalName() + ">");
          paragraph(element, runs);
          runs.add("</" + element.getLocalName() + ">");
        }
        case "p", "tbl", "t" -> valid = false;
        default -> runs.add("<" + element.getLocalName() + ">");
      }
    }
  }

  private void run(Element run, List<String> runs) {
    StringBuilder text = new StringBuilder();
    for (Element child : children(run)) {
      switch (child.getLocalName()) {
        case "t" -> {
          text.append(child.getTextContent());
          valid &= children(child).isEmpty();
        }
        case "br" -> text.append(child.hasAttributes() ? "\f" : "\n");
        case "tab" -> text.append('\t');
        case "rPr", "lastRenderedPageBreak" -> {}
        case "p", "r" -> valid = false;
        default -> text.append('<').append(child.getLocalName()).append('>');
      }
    }
    if (text.isEmpty()) {
      return;
    }
    String format = properties(run, "rPr");
    String last = runs.isEmpty() ? "" : runs.getLast();
    if (!last.isEmpty() && last.startsWith(format + "'")) {
      runs.set(runs.size() - 1, last.substring(0, last.length() - 1) + text + "'");
    } else {
      runs.add(format + "'" + text + "'");
    }
  }

  /** What a properties element holds, in no order. */
  private static String properties(Element element, String name) {
    for (Element child : children(element)) {
      if (child.getLocalName().equals(name) && child.getFirstChild() != null) {
        return "["
            + String.join(" ", children(child).stream().map(Outline::shown).sorted().toList())
            + "]";
      }
    }
    return "";
  }

  private static String shown(Element property) {
    StringBuilder shown = new StringBuilder(property.getLocalName());
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < property.getAttributes().getLength(); i++) {
      Node attribute = property.getAttributes().item(i);
      if (!Objects.requireNonNullElse(attribute.getNamespaceURI(), "").endsWith("xmlns/")) {
        attributes.add(attribute.getNodeValue());
      }
    }
    if (!attributes.isEmpty()) {
      shown.append('=').append(String.join(",", attributes.stream().sorted().toList()));
    }
    children(property).forEach(child -> shown.append('(').append(shown(child)).append(')'));
    return shown.toString();
  }
}
