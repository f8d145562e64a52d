package io.cortap.adapter.docx;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A document's parts as XML, for facts that no reader shows. */
record DocumentParts(Map<String, String> texts) {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  static DocumentParts read(byte[] docx) {
    var texts = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DocumentParts(texts);
  }

  String text(String part) {
    String text = texts.get(part);
    if (text == null) {
      throw new AssertionError("the document has no part " + part);
    }
    return text;
  }

  Element xml(String part) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      byte[] bytes = text(part).getBytes(StandardCharsets.UTF_8);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(bytes))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(part + " is no XML", e);
    }
  }

  /** Elements of the main part with this local name, in order. */
  List<Element> all(String name) {
    return below(xml("word/document.xml"), name);
  }

  static List<Element> below(Element element, String name) {
    NodeList found = element.getElementsByTagNameNS(WORD, name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Element.class::cast)
        .toList();
  }

  static List<Element> children(Element element, String name) {
    var children = new ArrayList<Element>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element found && name.equals(found.getLocalName())) {
        children.add(found);
      }
    }
    return children;
  }

  /** The attribute {@code w:val} of the elements with this name, in order. */
  static Stream<String> values(Element element, String name) {
    return below(element, name).stream().map(found -> found.getAttributeNS(WORD, "val"));
  }

  /** The levels of the headings, in order. */
  List<Integer> headingLevels() {
    return all("pStyle").stream()
        .map(style -> style.getAttributeNS(WORD, "val"))
        .filter(style -> style.startsWith("Heading"))
        .map(style -> style.equals("HeadingUnnumbered") ? 1 : style.charAt(7) - '0')
        .toList();
  }

  /** The main part's text, a paragraph a line. */
  String text() {
    return textOf(xml("word/document.xml"));
  }

  /** Texts of the paragraphs in this style. */
  List<String> inStyle(String style) {
    return all("p").stream()
        .filter(paragraph -> values(paragraph, "pStyle").anyMatch(style::equals))
        .map(DocumentParts::textOf)
        .toList();
  }

  /** Rows of the table whose first cell of the first row is {@code heading}, that row included. */
  List<List<String>> table(String heading) {
    return all("tbl").stream()
        .map(DocumentParts::rows)
        .filter(rows -> rows.get(0).get(0).equals(heading))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table begins with '" + heading + "'"));
  }

  private static List<List<String>> rows(Element table) {
    return children(table, "tr").stream()
        .map(row -> children(row, "tc").stream().map(DocumentParts::textOf).toList())
        .toList();
  }

  private static String textOf(Element element) {
    List<Element> paragraphs =
        "p".equals(element.getLocalName()) ? List.of(element) : below(element, "p");
    return paragraphs.stream()
        .map(paragraph ->
            below(paragraph, "t").stream().map(Element::getTextContent).collect(joining()))
        .collect(joining("\n"));
  }
}
