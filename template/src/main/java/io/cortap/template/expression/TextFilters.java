package io.cortap.template.expression;

import java.util.List;

/** Filters over text. Escaping is the document's affair, so escape and safe change nothing. */
final class TextFilters {
  private static final String WORD_OPENERS = "-([{<";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("upper", "", (e, value, args) -> Casing.upper(Text.of(value))),
          Builtin.of("lower", "", (e, value, args) -> Casing.lower(Text.of(value))),
          Builtin.of("capitalize", "", (e, value, args) -> Casing.capitalized(Text.of(value))),
          Builtin.of("title", "", (e, value, args) -> title(Text.of(value))),
          Builtin.of("escape", "", (e, value, args) -> Text.of(value)),
          Builtin.of("forceescape", "", (e, value, args) -> Text.of(value)),
          Builtin.of("safe", "", (e, value, args) -> Text.of(value)),
          Builtin.of("string", "", (e, value, args) -> Text.of(value)),
          Builtin.of("trim", "chars", (e, value, args) -> trim(Text.of(value), args)),
          Builtin.of(
              "replace",
              "old! new! count",
              (e, value, args) -> TextMethods.replaced(e, Text.of(value), args)),
          Builtin.of(
              "truncate", "length killwords end leeway", (e, value, args) -> truncate(value, args)),
          Builtin.of("wordcount", "", (e, value, args) -> wordCount(Text.of(value))),
          Builtin.of(
              "wordwrap",
              "width break_long_words wrapstring break_on_hyphens",
              (e, value, args) -> WordWrap.wrap(e, Text.of(value), args)),
          Builtin.of("center", "width", (e, value, args) -> center(e, Text.of(value), args)),
          Builtin.of(
              "indent", "width first blank", (e, value, args) -> indent(e, Text.of(value), args)),
          Builtin.of(
              "format", "*", (e, value, args) -> PercentFormat.format(e, Text.of(value), args)),
          Builtin.of("urlencode", "", (e, value, args) -> UrlText.encode(value)),
          Builtin.of("tojson", "indent", (e, value, args) -> JsonText.of(value, args)),
          Builtin.of(
              "date_format",
              "format",
              (e, value, args) -> DateFormat.format(value, args.text(0, DateFormat.LONG_ENGLISH))));

  private TextFilters() {}

  /** Every word starts large; a word begins after blanks, hyphens and opening brackets. */
  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean first = true;
    for (String character : Values.characters(text)) {
      boolean opens = character.isBlank() || WORD_OPENERS.contains(character);
      out.append(first && !opens ? Casing.upper(character) : Casing.lower(character));
      first = opens;
    }
    return out.toString();
  }

  private static String trim(String text, Args args) {
    return args.has(0) ? TextMethods.stripped(text, args.text(0, ""), true, true) : text.strip();
  }

  private static Object truncate(Object value, Args args) {
    String text = Text.of(value);
    long length = args.whole(0, 255, "truncate's length");
    String end = args.text(2, "...");
    long leeway = args.whole(3, 5, "truncate's leeway");
    int size = text.codePointCount(0, text.length());
    if (size <= length + leeway) {
      return text;
    }
    long kept = length - end.codePointCount(0, end.length());
    if (kept < 0) {
      throw ExpressionException.value(
          "truncate's length %d is shorter than its end '%s'".formatted(length, end));
    }
    String head = Access.part(text, 0, (int) kept);
    int blank = head.lastIndexOf(' ');
    return (args.flag(1, false) || blank < 0 ? head : head.substring(0, blank)) + end;
  }

  private static long wordCount(String text) {
    long words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean word =
          Character.isLetterOrDigit(text.charAt(i))
              || text.charAt(i) == '_'
              || Character.isSurrogate(text.charAt(i));
      words += word && !inside ? 1 : 0;
      inside = word;
    }
    return words;
  }

  private static String center(Evaluation evaluation, String text, Args args) {
    long width = args.whole(0, 80, "center's width");
    long missing = Math.max(0, width - text.codePointCount(0, text.length()));
    evaluation.budget().requireText(missing + text.length());
    int left = (int) (missing / 2 + (missing & width & 1));
    return " ".repeat(left) + text + " ".repeat((int) missing - left);
  }

  private static String indent(Evaluation evaluation, String text, Args args) {
    Object width = args.get(0, 4L);
    long columns = width instanceof String ? 0 : Numbers.toLong(width, "indent's width");
    evaluation.budget().requireText(Math.min(columns, Budget.LONGEST_TEXT + 1L));
    String margin = width instanceof String own ? own : " ".repeat((int) Math.max(0, columns));
    String[] lines = text.split("\n", -1);
    evaluation.budget().requireText(text.length() + (long) lines.length * margin.length());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      boolean indented = i == 0 ? args.flag(1, false) : args.flag(2, false) || !lines[i].isBlank();
      out.append(i == 0 ? "" : "\n").append(indented ? margin : "").append(lines[i]);
    }
    return out.toString();
  }
}
