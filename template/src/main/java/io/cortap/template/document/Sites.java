package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Site;
import io.cortap.template.program.Site.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What special characters of a value become at each place: breaks and tabs in runs, new paragraphs
 * like the one around.
 */
final class Sites {
  static final Site ATTRIBUTE =
      Site.ofText(bytes("&#10;"), bytes("&#9;"), bytes("&#10;"), bytes("&#10;"));

  /** The number of grid columns that a cell spans, in a table whose columns are counted. */
  static final Site GRID_SPAN =
      Site.ofText(bytes("&#10;"), bytes("&#9;"), bytes("&#10;"), bytes("&#10;"));

  /** The id of a relationship to the address that is printed. */
  static final Site LINK = Site.ofText(bytes("%0A"), bytes("%09"), bytes("%0A"), bytes("%0A"));

  /** The beginning of a link's address in a field's code. */
  static final Site ADDRESS = Site.ofText(bytes("%0A"), bytes("%09"), bytes("%0A"), bytes("%0A"));

  /** What follows in such an address. */
  static final Site ADDRESS_REST =
      Site.ofText(bytes("%0A"), bytes("%09"), bytes("%0A"), bytes("%0A"));

  private final String prefix;

  Sites(String prefix) {
    this.prefix = prefix;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Site of(Tag tag) {
    Element text = tag.parent;
    Element run = text == null ? null : text.parent;
    if (text == null || run == null || text.kind != Kind.TEXT || run.kind != Kind.RUN) {
      return Site.PLAIN;
    }
    String close = "</" + text.name + ">";
    String reopen = "<" + text.name + " xml:space=\"preserve\">";
    String lineBreak = close + "<" + prefix + "br/>" + reopen;
    String tab = close + "<" + prefix + "tab/>" + reopen;
    Element paragraph = text.enclosing(Kind.PARAGRAPH);
    if (paragraph == null || !mayBeRepeated(paragraph, text)) {
      return new Site(
          bytes(lineBreak),
          bytes(tab),
          bytes(lineBreak),
          bytes(lineBreak),
          Frame.NONE,
          Tree.hasTaggedAttributes(run) ? Frame.IMPOSSIBLE : runs(text, run),
          Frame.IMPOSSIBLE);
    }
    String end = ends(paragraph, text);
    String again = starts(paragraph, text);
    String page = "<%1$sp><%1$sr><%1$sbr %1$stype=\"page\"/></%1$sr></%1$sp>".formatted(prefix);
    return new Site(
        bytes(lineBreak),
        bytes(tab),
        bytes(end + again),
        bytes(end + page + again),
        Frame.NONE,
        runs(text, run),
        new Frame(bytes(end), bytes(again)));
  }

  private static Frame runs(Element text, Element run) {
    StringBuilder again = new StringBuilder(run.startTag()).append('>');
    properties(run, again);
    again.append('<').append(text.name).append(" xml:space=\"preserve\">");
    return new Frame(bytes("</" + text.name + "></" + run.name + ">"), bytes(again.toString()));
  }

  /** The place of a whole paragraph, for a tag still inside it. */
  Site ofParagraph(Tag tag, Element paragraph) {
    Site inside = of(tag);
    Element text = tag.parent;
    if (text == null || !inside.runs().isPossible()) {
      return inside;
    }
    StringBuilder opening = new StringBuilder("<" + paragraph.name + ">");
    properties(paragraph, opening);
    return new Site(
        inside.lineBreak(),
        inside.tab(),
        inside.paragraph(),
        inside.pageBreak(),
        new Frame(bytes(starts(paragraph, text)), bytes(ends(paragraph, text))),
        new Frame(bytes(opening.toString()), bytes("</" + paragraph.name + ">")),
        Frame.NONE);
  }

  /**
   * A paragraph that ends a section, or a content control inside it, cannot be there twice; nor can
   * what tags in attributes decide how it looks.
   */
  private static boolean mayBeRepeated(Element paragraph, Element text) {
    return Tree.section(paragraph) == null
        && !Tree.hasTaggedAttributes(paragraph)
        && Tree.path(paragraph, text).stream()
            .allMatch(element -> element.kind.splits() && !Tree.hasTaggedAttributes(element));
  }

  private static String ends(Element paragraph, Element text) {
    StringBuilder ends = new StringBuilder("</" + text.name + ">");
    List<Element> path = Tree.path(paragraph, text);
    for (Element element : path.reversed()) {
      ends.append("</").append(element.name).append('>');
    }
    return ends.append("</").append(paragraph.name).append('>').toString();
  }

  private static String starts(Element paragraph, Element text) {
    StringBuilder starts = new StringBuilder("<" + paragraph.name + ">");
    properties(paragraph, starts);
    for (Element element : Tree.path(paragraph, text)) {
      starts.append(element.startTag()).append('>');
      properties(element, starts);
    }
    return starts.append('<').append(text.name).append(" xml:space=\"preserve\">").toString();
  }

  private static void properties(Element element, StringBuilder out) {
    for (Node child : element.children) {
      if (child instanceof Element inner && Tree.isProperties(inner.kind)) {
        Tree.write(inner, out);
      }
    }
  }
}
