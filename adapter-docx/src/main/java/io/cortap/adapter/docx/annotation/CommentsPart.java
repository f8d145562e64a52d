package io.cortap.adapter.docx.annotation;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of a document, with the relationship and the content type by which a reader finds
 * them (ISO/IEC 29500-1, 11.3.2). Those that are there stay as they are. One thread's own.
 */
final class CommentsPart {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String KIND =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  private static final String CONTENT_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
  private static final String TYPES = "[Content_Types].xml";
  private static final String RELATIONS = "word/_rels/document.xml.rels";
  private static final Pattern RELATION = Pattern.compile("<Relationship\\b[^>]*>");
  private static final Pattern ID = Pattern.compile("\\bId=[\"']rId(\\d+)[\"']");
  private static final Pattern TARGET = Pattern.compile("\\bTarget=\"/?(?:word/)?([^\"]+)\"");
  private static final Pattern COMMENT_ID =
      Pattern.compile("<(?:\\w+:)?comment\\b[^>]*?:id=[\"'](\\d+)[\"']");
  private static final Pattern ROOT = Pattern.compile("<((?:\\w+:)?)comments\\b[^>]*>");

  private final DocxParts parts;
  private final String name;
  private final StringBuilder added = new StringBuilder();
  private String source;
  private final FreeNumbers free;

  CommentsPart(DocxParts parts) throws UnfitDocumentException {
    this.parts = parts;
    this.name = "word/" + target();
    this.source =
        parts
            .text(name)
            .orElse(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\""
                    + WORD
                    + "\"></w:comments>");
    this.free = FreeNumbers.besides(COMMENT_ID, source);
    declare();
  }

  private String target() {
    return parts.text(RELATIONS).stream()
        .flatMap(relations -> RELATION.matcher(relations).results())
        .map(MatchResult::group)
        .filter(relation -> relation.contains("\"" + KIND + "\""))
        .map(TARGET::matcher)
        .filter(Matcher::find)
        .map(target -> target.group(1))
        .findFirst()
        .orElse("comments.xml");
  }

  /**
   * Adds a comment.
   *
   * @return its id, by which the document refers to it
   */
  int add(String author, List<String> lines) {
    int id = free.next();
    String w = prefix();
    added.append(
        "<%scomment %sid=\"%s\" %sauthor=\"%s\" %sinitials=\"C\">"
            .formatted(w, w, id, w, escaped(author), w));
    for (String line : lines) {
      added.append(
          "<%sp><%sr><%st xml:space=\"preserve\">%s</%st></%sr></%sp>"
              .formatted(w, w, w, escaped(line), w, w, w));
    }
    added.append("</").append(w).append("comment>");
    return id;
  }

  private String prefix() {
    Matcher root = ROOT.matcher(source);
    return root.find() ? root.group(1) : "w:";
  }

  /** Puts the comments among the parts. */
  void write() throws UnfitDocumentException {
    String end = "</" + prefix() + "comments>";
    Matcher root = ROOT.matcher(source);
    if (source.contains(end)) {
      source = source.replace(end, added + end);
    } else if (root.find() && root.group().endsWith("/>")) {
      String open = root.group().substring(0, root.group().length() - 2) + ">";
      source = source.replace(root.group(), open + added + end);
    } else {
      throw new UnfitDocumentException(
          "the part " + name + " holds no comments as Word writes them");
    }
    parts.put(name, source);
  }

  private void declare() throws UnfitDocumentException {
    if (parts.holds(name)) {
      return;
    }
    String types =
        parts.text(TYPES).orElseThrow(() -> new UnfitDocumentException("there is no " + TYPES));
    parts.put(
        TYPES,
        within(
            types,
            "Types",
            "<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(name, CONTENT_TYPE)));
    String relations =
        parts
            .text(RELATIONS)
            .orElse(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships"
                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "</Relationships>");
    if (!relations.contains("\"" + KIND + "\"")) {
      int id = FreeNumbers.besides(ID, relations).next();
      parts.put(
          RELATIONS,
          within(
              relations,
              "Relationships",
              "<Relationship Id=\"rId%s\" Type=\"%s\" Target=\"comments.xml\"/>"
                  .formatted(id, KIND)));
    }
  }

  /** The part with one more element at the end of its root. */
  private static String within(String source, String root, String element)
      throws UnfitDocumentException {
    int end = source.lastIndexOf("</" + root);
    if (end >= 0) {
      return source.substring(0, end) + element + source.substring(end);
    }
    int empty = source.lastIndexOf("/>");
    if (empty < 0 || !source.substring(empty).isBlank() && !source.endsWith("/>")) {
      throw new UnfitDocumentException("a part with " + root + " is not written as Word writes it");
    }
    return source.substring(0, empty) + ">" + element + "</" + root + ">";
  }

  static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isAllowed(c) ? c : ' ');
          }
        });
    return escaped.toString();
  }

  /** XML 1.0, 2.2. */
  private static boolean isAllowed(int c) {
    return c == '\t' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
