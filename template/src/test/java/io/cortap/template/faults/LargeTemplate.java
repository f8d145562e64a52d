package io.cortap.template.faults;

import io.cortap.template.Docx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template as paragraphs and tables that can be changed before it becomes a file. */
final class LargeTemplate {
  private static final Pattern TAG = Pattern.compile("\\{[{%#].*?[}%#]}");
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  final Map<String, List<Block>> parts = new LinkedHashMap<>();

  /** What stands below another in a part or cell. */
  sealed interface Block {}

  /** A paragraph, perhaps with a text box in it. */
  static final class Para implements Block {
    String text;
    final String style;
    final List<Para> box;

    Para(String text, String style, List<Para> box) {
      this.text = text;
      this.style = style;
      this.box = new ArrayList<>(box);
    }
  }

  record Table(List<List<Cell>> rows) implements Block {}

  record Cell(List<Block> content) {}

  /**
   * A tag where it stands.
   *
   * @param siblings the paragraph's neighbours, itself included
   * @param rows of the innermost table around, or empty
   * @param row number of the row around in {@code rows}
   */
  record Place(
      String part,
      Para para,
      List<Block> siblings,
      List<List<Cell>> rows,
      int row,
      int from,
      String tag) {
    boolean alone() {
      return para.text.equals(tag);
    }

    boolean inTable() {
      return !rows.isEmpty();
    }

    /** Writes another text in the tag's place. */
    void become(String text) {
      para.text = para.text.substring(0, from) + text + para.text.substring(from + tag.length());
    }
  }

  static Para p(String text) {
    return new Para(text, "", List.of());
  }

  /** All tags in the order of the document. */
  List<Place> tags() {
    List<Place> tags = new ArrayList<>();
    parts.forEach((part, blocks) -> collect(part, blocks, List.of(), 0, tags));
    return tags;
  }

  private static void collect(
      String part, List<Block> blocks, List<List<Cell>> rows, int row, List<Place> tags) {
    for (Block block : blocks) {
      switch (block) {
        case Para para -> {
          Matcher found = TAG.matcher(para.text);
          while (found.find()) {
            tags.add(new Place(part, para, blocks, rows, row, found.start(), found.group()));
          }
          collect(part, new ArrayList<>(para.box), List.of(), 0, tags);
        }
        case Table table -> {
          for (int i = 0; i < table.rows().size(); i++) {
            for (Cell cell : table.rows().get(i)) {
              collect(part, cell.content(), table.rows(), i, tags);
            }
          }
        }
      }
    }
  }

  /** The number of a paragraph in its part, from 1. */
  int number(Para wanted) {
    for (List<Block> blocks : parts.values()) {
      List<Para> paragraphs = new ArrayList<>();
      collect(blocks, paragraphs);
      for (int i = 0; i < paragraphs.size(); i++) {
        if (paragraphs.get(i) == wanted) {
          return i + 1;
        }
      }
    }
    throw new IllegalArgumentException("the paragraph is gone: " + wanted.text);
  }

  private static void collect(List<Block> blocks, List<Para> paragraphs) {
    for (Block block : blocks) {
      switch (block) {
        case Para para -> {
          paragraphs.add(para);
          paragraphs.addAll(para.box);
        }
        case Table table ->
            table.rows().forEach(row -> row.forEach(cell -> collect(cell.content(), paragraphs)));
      }
    }
  }

  byte[] docx() {
    Docx docx = Docx.ofBody(xml(parts.getOrDefault("word/document.xml", List.of())));
    parts.forEach((part, blocks) -> {
      switch (part) {
        case "word/document.xml" -> {}
        case "word/footnotes.xml" ->
            docx.with(
                part,
                "<w:footnotes"
                    + W
                    + "><w:footnote w:id=\"1\">"
                    + xml(blocks)
                    + "</w:footnote></w:footnotes>");
        default -> {
          String root = part.startsWith("word/header") ? "hdr" : "ftr";
          docx.with(part, "<w:%1$s%2$s>%3$s</w:%1$s>".formatted(root, W, xml(blocks)));
        }
      }
    });
    return docx.bytes();
  }

  private static String xml(List<Block> blocks) {
    StringBuilder xml = new StringBuilder();
    for (Block block : blocks) {
      switch (block) {
        case Para para -> xml(para, xml);
        case Table table -> {
          xml.append("<w:tbl><w:tblPr/><w:tblGrid/>");
          for (List<Cell> row : table.rows()) {
            xml.append("<w:tr>");
            for (Cell cell : row) {
              xml.append("<w:tc><w:tcPr/>").append(xml(cell.content())).append("</w:tc>");
            }
            xml.append("</w:tr>");
          }
          xml.append("</w:tbl>");
        }
      }
    }
    return xml.toString();
  }

  /** The text cut into two runs, as an editing session leaves it. */
  private static void xml(Para para, StringBuilder xml) {
    xml.append("<w:p>");
    if (!para.style.isEmpty()) {
      xml.append("<w:pPr><w:pStyle w:val=\"").append(para.style).append("\"/></w:pPr>");
    }
    int cut = para.text.length() / 3;
    for (String run : List.of(para.text.substring(0, cut), para.text.substring(cut))) {
      if (!run.isEmpty()) {
        xml.append(Docx.r(run.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
      }
    }
    if (!para.box.isEmpty()) {
      xml.append("<w:r><w:pict><w:txbxContent>");
      para.box.forEach(inner -> xml(inner, xml));
      xml.append("</w:txbxContent></w:pict></w:r>");
    }
    xml.append("</w:p>");
  }
}
