package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.StatementReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a tag reaches that has no end.
 *
 * @param text the tag as it stands, up to where it probably should have ended
 * @param content what was meant between its braces; empty when nothing readable is there
 * @param joins whether its end stands in the next paragraph
 */
record UnclosedTag(String text, String content, boolean joins) {
  private static final int LONGEST_SHOWN = 60;
  private static final List<String> ENDS_OF_VALUES = List.of("} }", "%}", "}");
  private static final List<String> ENDS_OF_STATEMENTS = List.of("% }", "}}", "}", "%");

  /** The tag as it should be written. */
  String mended() {
    String open = text.substring(0, 2);
    String close = open.equals("{{") ? "}}" : "%}";
    boolean blank = content.endsWith(" ") || content.endsWith("-");
    return open + text.substring(2, 2 + prefix()) + content + (blank ? "" : " ") + close;
  }

  /** The level before the content, and the blanks between. */
  private int prefix() {
    int at = text.indexOf(content, 2);
    return at < 0 ? 0 : at - 2;
  }

  static UnclosedTag of(Tag tag, StatementReader reader) {
    boolean print = tag.source.startsWith("{{");
    String rest = tag.source.substring(2);
    int another = nextTag(rest);
    String own = another < 0 ? rest : rest.substring(0, another);
    int level = print ? 0 : level(own);
    UnclosedTag wronglyClosed = wronglyClosed(own, level, print, reader);
    if (wronglyClosed != null) {
      return new UnclosedTag(
          tag.source.substring(0, 2) + wronglyClosed.text, wronglyClosed.content, false);
    }
    if (another < 0 && reader.reads(print, own.substring(level) + behind(tag, print))) {
      return new UnclosedTag(tag.source, own, true);
    }
    for (int end = own.length(); end > level; end = lastWord(own, end)) {
      String content = own.substring(level, end).stripTrailing();
      if (!content.isBlank() && reader.reads(print, content)) {
        return new UnclosedTag(
            tag.source.substring(0, 2 + level + content.length()), content, false);
      }
    }
    return new UnclosedTag(shown(tag.source), "", false);
  }

  private static String shown(String source) {
    return source.substring(0, Math.min(source.length(), LONGEST_SHOWN));
  }

  /** Something like an end is there, and what lies before it can be read. */
  private static @Nullable UnclosedTag wronglyClosed(
      String own, int level, boolean print, StatementReader reader) {
    for (String close : print ? ENDS_OF_VALUES : ENDS_OF_STATEMENTS) {
      int at = own.indexOf(close, level);
      if (at >= level) {
        String content = own.substring(level, at);
        if (reader.reads(print, content)) {
          return new UnclosedTag(own.substring(0, at + close.length()), content, false);
        }
      }
    }
    return null;
  }

  private static int nextTag(String text) {
    int at = text.indexOf('{');
    while (at >= 0 && (at + 1 == text.length() || "{%#".indexOf(text.charAt(at + 1)) < 0)) {
      at = text.indexOf('{', at + 1);
    }
    return at;
  }

  /** Characters before the statement. */
  private static int level(String own) {
    for (String level : List.of("p ", "tr ", "tc ", "r ", "-")) {
      if (own.startsWith(level)) {
        return level.length();
      }
    }
    return 0;
  }

  private static int lastWord(String text, int end) {
    int at = end - 1;
    while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  /** What stands before the missing end in the next paragraph, or something unreadable. */
  private static String behind(Tag tag, boolean print) {
    Element paragraph = tag.enclosing(Kind.PARAGRAPH);
    Element next = paragraph == null ? null : Merging.neighbour(paragraph, 1);
    if (next == null) {
      return "{";
    }
    String text = text(next);
    int close = text.indexOf(print ? "}}" : "%}");
    int open = nextTag(text);
    return close < 0 || (open >= 0 && open < close) ? "{" : text.substring(0, close);
  }

  /** Characters up to the first tag. */
  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child : element.children) {
      switch (child) {
        case Characters characters when element.kind == Kind.TEXT -> text.append(characters.text);
        case Tag tag -> text.append(tag.source);
        case Element inner -> text.append(text(inner));
        case Characters other -> {}
        case Node.Raw raw -> {}
      }
    }
    return text.toString();
  }
}
