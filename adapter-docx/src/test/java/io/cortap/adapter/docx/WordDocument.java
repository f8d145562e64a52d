package io.cortap.adapter.docx;

import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.docx4j.TextUtils;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.openpackaging.parts.WordprocessingML.HeaderPart;
import org.docx4j.wml.ContentAccessor;
import org.docx4j.wml.P;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.Tc;
import org.docx4j.wml.Tr;

/** A document as docx4j reads it: an independent judge of what was rendered. */
final class WordDocument {
  private final WordprocessingMLPackage word;

  private WordDocument(WordprocessingMLPackage word) {
    this.word = word;
  }

  static WordDocument read(byte[] document) {
    try {
      return new WordDocument(WordprocessingMLPackage.load(new ByteArrayInputStream(document)));
    } catch (Docx4JException e) {
      throw new AssertionError("docx4j cannot read the document", e);
    }
  }

  /** Paragraphs outside tables, in order. */
  List<Paragraph> paragraphs() {
    return body().filter(P.class::isInstance).map(P.class::cast).map(Paragraph::of).toList();
  }

  /** Texts of the paragraphs in this style. */
  List<String> inStyle(String style) {
    return paragraphs().stream()
        .filter(paragraph -> paragraph.style().equals(style))
        .map(Paragraph::text)
        .toList();
  }

  /** Rows of the table whose first cell of the first row is {@code heading}, that row included. */
  List<List<String>> table(String heading) {
    return body()
        .filter(Tbl.class::isInstance)
        .map(Tbl.class::cast)
        .map(WordDocument::rows)
        .filter(rows -> rows.get(0).get(0).equals(heading))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table begins with '" + heading + "'"));
  }

  /** All text: body, tables, headers, footers. */
  String text() {
    var lines = new ArrayList<String>();
    body().forEach(block -> lines.add(textOf(block)));
    word.getParts()
        .getParts()
        .values()
        .forEach(part -> {
          if (part instanceof HeaderPart header) {
            lines.add(textOf(header.getJaxbElement()));
          } else if (part instanceof FooterPart footer) {
            lines.add(textOf(footer.getJaxbElement()));
          }
        });
    return String.join("\n", lines);
  }

  /** Whether the first row of every table is repeated on each page. */
  boolean repeatsHeaderRows() {
    return body()
        .filter(Tbl.class::isInstance)
        .map(Tbl.class::cast)
        .allMatch(table ->
            unwrapped(table.getContent().get(0)) instanceof Tr row
                && row.getTrPr() != null
                && row.getTrPr().getCnfStyleOrDivIdOrGridBefore().stream()
                    .anyMatch(property -> property.getName().getLocalPart().equals("tblHeader")));
  }

  private Stream<Object> body() {
    return word.getMainDocumentPart().getContent().stream().map(WordDocument::unwrapped);
  }

  private static List<List<String>> rows(Tbl table) {
    return children(table, Tr.class)
        .map(row -> children(row, Tc.class).map(WordDocument::textOf).toList())
        .toList();
  }

  private static <T> Stream<T> children(ContentAccessor parent, Class<T> type) {
    return parent.getContent().stream()
        .map(WordDocument::unwrapped)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static Object unwrapped(Object node) {
    return node instanceof JAXBElement<?> element ? element.getValue() : node;
  }

  private static String textOf(Object node) {
    if (node instanceof P paragraph) {
      return TextUtils.getText(paragraph);
    }
    if (node instanceof ContentAccessor parent) {
      return String.join(
          "\n",
          parent.getContent().stream()
              .map(WordDocument::unwrapped)
              .map(WordDocument::textOf)
              .toList());
    }
    return "";
  }

  /** One paragraph with its style's id. */
  record Paragraph(String style, String text) {
    static Paragraph of(P paragraph) {
      boolean styled = paragraph.getPPr() != null && paragraph.getPPr().getPStyle() != null;
      String style = styled ? paragraph.getPPr().getPStyle().getVal() : "Normal";
      return new Paragraph(Objects.requireNonNull(style), TextUtils.getText(paragraph));
    }
  }
}
