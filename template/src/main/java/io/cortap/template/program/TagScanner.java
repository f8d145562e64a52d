package io.cortap.template.program;

import io.cortap.template.program.Span.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds the tags of a text; quotes and nested braces inside a tag do not end it. */
public final class TagScanner {
  private static final List<String> LEVELS = List.of("tr", "tc", "p", "r");

  private final String text;
  private final List<Span> spans = new ArrayList<>();
  private int at;

  private TagScanner(String text) {
    this.text = text;
  }

  /** All tags in order. */
  public static List<Span> scan(String text) {
    TagScanner scanner = new TagScanner(text);
    while (scanner.next()) {
      // every call finds one tag
    }
    return scanner.spans;
  }

  private boolean next() {
    int open = text.indexOf('{', at);
    while (open >= 0 && kindAt(open) == Kind.RAW) {
      open = text.indexOf('{', open + 1);
    }
    if (open < 0) {
      return false;
    }
    Kind kind = kindAt(open);
    int close = kind == Kind.COMMENT ? text.indexOf("#}", open + 2) : end(open, kind);
    if (close < 0) {
      spans.add(new Span(Kind.UNCLOSED, open, open + 2, "", "", false, false));
      at = open + 2;
      return true;
    }
    Span span = span(kind, open, close);
    at = close + 2;
    if (kind == Kind.STATEMENT && span.content().strip().equals("raw")) {
      span = raw(span);
      at = span.to();
    }
    spans.add(span);
    return true;
  }

  /** RAW stands for: no tag begins here. */
  private Kind kindAt(int open) {
    if (open + 1 >= text.length()) {
      return Kind.RAW;
    }
    return switch (text.charAt(open + 1)) {
      case '{' -> Kind.PRINT;
      case '%' -> Kind.STATEMENT;
      case '#' -> Kind.COMMENT;
      default -> Kind.RAW;
    };
  }

  /** Where the closing braces are; without respect to quotes when a quote is never closed. */
  private int end(int open, Kind kind) {
    String closing = kind == Kind.PRINT ? "}}" : "%}";
    int depth = 0;
    for (int i = open + 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (depth <= 0 && text.startsWith(closing, i)) {
        return i;
      }
      if (c == '\'' || c == '"') {
        int quote = closingQuote(i);
        if (quote < 0) {
          break;
        }
        i = quote;
      } else if (c == '{' && i + 1 < text.length() && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        break;
      } else if (c == '{' || c == '[' || c == '(') {
        depth++;
      } else if (c == '}' || c == ']' || c == ')') {
        depth--;
      }
    }
    int plain = text.indexOf(closing, open + 2);
    int another = nextOpening(open + 2);
    return another >= 0 && another < plain ? -1 : plain;
  }

  private int nextOpening(int from) {
    for (int open = text.indexOf('{', from); open >= 0; open = text.indexOf('{', open + 1)) {
      if (kindAt(open) != Kind.RAW) {
        return open;
      }
    }
    return -1;
  }

  private int closingQuote(int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(open)) {
        return i;
      }
    }
    return -1;
  }

  private Span span(Kind kind, int open, int close) {
    String content = text.substring(open + 2, close);
    String level = level(content);
    content = content.substring(level.length());
    boolean before = content.startsWith("-") && level.isEmpty();
    content = content.substring(before || content.startsWith("+") ? 1 : 0);
    boolean after = content.endsWith("-");
    boolean keeps = kind != Kind.PRINT && content.endsWith("+");
    content = content.substring(0, content.length() - (after || keeps ? 1 : 0));
    return new Span(kind, open, close + 2, content, level, before, after);
  }

  /** A level is followed by a blank and by something more. */
  private static String level(String content) {
    for (String level : LEVELS) {
      boolean named =
          content.startsWith(level)
              && content.length() > level.length()
              && Character.isWhitespace(content.charAt(level.length()));
      if (named && !content.substring(level.length()).isBlank()) {
        return startsExpression(content.substring(level.length()).strip()) ? level : "";
      }
    }
    return "";
  }

  /** {@code {{ p }}} and {@code {{p + 1}}} print a value named p. */
  private static boolean startsExpression(String rest) {
    boolean operator = ".|+*/%~=<>!,)".indexOf(rest.charAt(0)) >= 0;
    boolean word = rest.startsWith("if ") && !rest.contains("%") && rest.contains(" else ");
    return !operator && !word;
  }

  private Span raw(Span opening) {
    int from = opening.to();
    for (int open = text.indexOf("{%", from); open >= 0; open = text.indexOf("{%", open + 2)) {
      int close = text.indexOf("%}", open + 2);
      if (close < 0) {
        break;
      }
      Span span = span(Kind.STATEMENT, open, close);
      if (span.content().strip().equals("endraw")) {
        return new Span(
            Kind.RAW, opening.from(), close + 2, text.substring(from, open), "", false, false);
      }
    }
    return new Span(Kind.UNCLOSED, opening.from(), opening.to(), "raw", "", false, false);
  }
}
