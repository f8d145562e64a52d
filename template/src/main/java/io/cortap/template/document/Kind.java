package io.cortap.template.document;

import java.util.HashMap;
import java.util.Map;

/** The elements of WordprocessingML (ISO/IEC 29500-1, 17) that the engine tells apart. */
enum Kind {
  BODY("body"),
  HEADER("hdr"),
  FOOTER("ftr"),
  FOOTNOTE("footnote"),
  ENDNOTE("endnote"),
  COMMENT("comment"),
  TEXT_BOX("txbxContent"),
  CONTENT_CONTROL("sdt"),
  CONTROLLED("sdtContent"),
  PARAGRAPH("p"),
  PARAGRAPH_PROPERTIES("pPr"),
  STYLE("pStyle"),
  SECTION("sectPr"),
  RUN("r"),
  RUN_PROPERTIES("rPr"),
  TEXT("t"),
  HYPERLINK("hyperlink"),
  INSERTED("ins"),
  SMART_TAG("smartTag"),
  TABLE("tbl"),
  TABLE_PROPERTIES("tblPr"),
  TABLE_GRID("tblGrid"),
  ROW("tr"),
  ROW_PROPERTIES("trPr"),
  CELL("tc"),
  CELL_PROPERTIES("tcPr"),
  BREAK("br"),
  TAB("tab"),
  HYPHEN("noBreakHyphen"),
  PROOF("proofErr"),
  PAGE_BREAK_HINT("lastRenderedPageBreak"),
  BOOKMARK_START("bookmarkStart"),
  BOOKMARK_END("bookmarkEnd"),
  COMMENT_START("commentRangeStart"),
  COMMENT_END("commentRangeEnd"),
  FIELD_CODE("instrText"),
  /** {@code wp:docPr}, which has a namespace of its own. */
  DRAWING_PROPERTIES(""),
  OTHER("");

  private static final Map<String, Kind> BY_NAME = new HashMap<>();

  static {
    for (Kind kind : values()) {
      if (!kind.name.isEmpty()) {
        BY_NAME.put(kind.name, kind);
      }
    }
  }

  private final String name;

  Kind(String name) {
    this.name = name;
  }

  static Kind ofLocalName(String name) {
    return BY_NAME.getOrDefault(name, OTHER);
  }

  /** Whether the element may be closed and opened again around a tag inside it. */
  boolean splits() {
    return this == TEXT
        || this == RUN
        || this == HYPERLINK
        || this == INSERTED
        || this == SMART_TAG;
  }

  /** Whether Word wants the last thing in it to be a paragraph. */
  boolean endsInParagraph() {
    return switch (this) {
      case CELL, HEADER, FOOTER, FOOTNOTE, ENDNOTE, COMMENT, TEXT_BOX -> true;
      default -> false;
    };
  }
}
