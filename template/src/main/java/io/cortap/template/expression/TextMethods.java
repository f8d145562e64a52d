package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of texts, as Python's str has them. */
final class TextMethods {
  static final List<Builtin> ALL =
      List.of(
          plain("upper", Casing::upper),
          plain("lower", Casing::lower),
          plain("capitalize", Casing::capitalized),
          plain("title", Casing::titled),
          plain("casefold", text -> Casing.lower(text).replace("ß", "ss")),
          plain("swapcase", TextMethods::swapped),
          Builtin.of("strip", "chars", (e, text, args) -> stripped(text, args, true, true)),
          Builtin.of("lstrip", "chars", (e, text, args) -> stripped(text, args, true, false)),
          Builtin.of("rstrip", "chars", (e, text, args) -> stripped(text, args, false, true)),
          Builtin.of("split", "sep maxsplit", (e, text, args) -> split((String) text, args, false)),
          Builtin.of("rsplit", "sep maxsplit", (e, text, args) -> split((String) text, args, true)),
          Builtin.of("splitlines", "keepends", (e, text, args) -> lines((String) text, args)),
          Builtin.of("startswith", "prefix!", (e, text, args) -> edge((String) text, args, true)),
          Builtin.of("endswith", "suffix!", (e, text, args) -> edge((String) text, args, false)),
          Builtin.of(
              "replace", "old! new! count", (e, text, args) -> replaced(e, (String) text, args)),
          Builtin.of("join", "items!", (e, text, args) -> join(e, (String) text, args)),
          Builtin.of("format", "*", (e, text, args) -> BraceFormat.format(e, (String) text, args)),
          Builtin.of("find", "sub! start", (e, text, args) -> find((String) text, args, false)),
          Builtin.of("rfind", "sub! start", (e, text, args) -> find((String) text, args, true)),
          Builtin.of("index", "sub! start", (e, text, args) -> index((String) text, args)),
          Builtin.of("count", "sub!", (e, text, args) -> count((String) text, args.required(0))),
          Builtin.of("zfill", "width!", (e, text, args) -> zeroFilled(e, (String) text, args)),
          Builtin.of(
              "rjust", "width! fillchar", (e, t, args) -> justified(e, (String) t, args, 'r')),
          Builtin.of(
              "ljust", "width! fillchar", (e, t, args) -> justified(e, (String) t, args, 'l')),
          Builtin.of(
              "center", "width! fillchar", (e, t, args) -> justified(e, (String) t, args, 'c')),
          Builtin.of("removeprefix", "prefix!", (e, t, args) -> without((String) t, args, true)),
          Builtin.of("removesuffix", "suffix!", (e, t, args) -> without((String) t, args, false)),
          every("isdigit", Character::isDigit),
          every("isnumeric", Character::isDigit),
          every("isdecimal", Character::isDigit),
          every("isalpha", Character::isLetter),
          every("isalnum", Character::isLetterOrDigit),
          every("isspace", Character::isWhitespace),
          plainTest("isupper", text -> hasCase(text) && text.equals(Casing.upper(text))),
          plainTest("islower", text -> hasCase(text) && text.equals(Casing.lower(text))));

  private TextMethods() {}

  private static Builtin plain(String name, java.util.function.UnaryOperator<String> change) {
    return Builtin.of(name, "", (e, text, args) -> change.apply((String) text));
  }

  private static Builtin plainTest(String name, java.util.function.Predicate<String> test) {
    return Builtin.of(name, "", (e, text, args) -> test.test((String) text));
  }

  private static Builtin every(String name, IntPredicate test) {
    return plainTest(name, text -> !text.isEmpty() && text.codePoints().allMatch(test));
  }

  private static boolean hasCase(String text) {
    return !Casing.lower(text).equals(Casing.upper(text));
  }

  private static String swapped(String text) {
    StringBuilder out = new StringBuilder();
    for (String c : Values.characters(text)) {
      out.append(c.equals(Casing.upper(c)) ? Casing.lower(c) : Casing.upper(c));
    }
    return out.toString();
  }

  private static String argument(Args args, int index, String use) {
    return args.required(index) instanceof String text
        ? text
        : Text.requireText(args.required(index), use);
  }

  private static String stripped(Object text, Args args, boolean left, boolean right) {
    String chars = args.get(0, None.NONE) == None.NONE ? "" : args.text(0, "");
    return stripped((String) text, chars, left, right);
  }

  /** Without the given characters at its ends, or without blanks when none are given. */
  static String stripped(String text, String chars, boolean left, boolean right) {
    IntPredicate dropped =
        chars.isEmpty() ? c -> Character.isWhitespace(c) || c == 0xa0 : c -> chars.indexOf(c) >= 0;
    int from = 0;
    int to = text.length();
    while (left && from < to && dropped.test(text.codePointAt(from))) {
      from = text.offsetByCodePoints(from, 1);
    }
    while (right && to > from && dropped.test(text.codePointBefore(to))) {
      to = text.offsetByCodePoints(to, -1);
    }
    return text.substring(from, to);
  }

  private static Object split(String text, Args args, boolean fromRight) {
    long most = args.whole(1, -1, "split's limit");
    boolean blanks = args.get(0, None.NONE) == None.NONE;
    String separator = blanks ? "" : argument(args, 0, "split");
    if (!blanks && separator.isEmpty()) {
      throw ExpressionException.value("split needs a separator that is not empty");
    }
    List<@Nullable Object> parts = new ArrayList<>();
    if (blanks) {
      splitAtBlanks(fromRight ? reversed(text) : text, most, parts);
      if (fromRight) {
        parts.replaceAll(part -> reversed(String.valueOf(part)));
      }
    } else {
      splitAt(text, separator, most, fromRight, parts);
    }
    if (fromRight) {
      Collections.reverse(parts);
    }
    return parts;
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static void splitAtBlanks(String text, long most, List<@Nullable Object> parts) {
    String rest = text.stripLeading();
    while (!rest.isEmpty()) {
      int end = 0;
      while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
        end++;
      }
      if (parts.size() == most) {
        parts.add(rest);
        return;
      }
      parts.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
  }

  private static void splitAt(
      String text, String separator, long most, boolean fromRight, List<@Nullable Object> parts) {
    String rest = text;
    while (parts.size() != most) {
      int at = fromRight ? rest.lastIndexOf(separator) : rest.indexOf(separator);
      if (at < 0) {
        break;
      }
      parts.add(fromRight ? rest.substring(at + separator.length()) : rest.substring(0, at));
      rest = fromRight ? rest.substring(0, at) : rest.substring(at + separator.length());
    }
    parts.add(rest);
  }

  private static Object lines(String text, Args args) {
    List<@Nullable Object> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        int end = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
        lines.add(text.substring(start, args.flag(0, false) ? end : i));
        start = end;
        i = end - 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private static boolean edge(String text, Args args, boolean start) {
    List<? extends @Nullable Object> options =
        args.required(0) instanceof List<?> several ? several : List.of(argument(args, 0, "it"));
    for (Object option : options) {
      String part = Text.requireText(Values.load(option), "the comparison");
      if (start ? text.startsWith(part) : text.endsWith(part)) {
        return true;
      }
    }
    return false;
  }

  /** The filter's and the method's replace. */
  static String replaced(Evaluation evaluation, String text, Args args) {
    String old = Text.of(args.required(0));
    String fresh = Text.of(args.required(1));
    long most = args.whole(2, -1, "replace's count");
    StringBuilder out = new StringBuilder();
    int from = 0;
    long done = 0;
    while (done != most) {
      int at = old.isEmpty() ? from : text.indexOf(old, from);
      if (at < 0 || at > text.length()) {
        break;
      }
      out.append(text, from, at).append(fresh);
      done++;
      if (old.isEmpty() && at < text.length()) {
        out.append(text.charAt(at));
      }
      from = at + Math.max(1, old.length());
      evaluation.budget().requireText(out.length());
    }
    return out.append(text, Math.min(from, text.length()), text.length()).toString();
  }

  private static Object join(Evaluation evaluation, String separator, Args args) {
    StringBuilder joined = new StringBuilder();
    boolean first = true;
    for (Object item : Values.items(args.required(0))) {
      joined.append(first ? "" : separator);
      joined.append(Text.requireText(Values.load(item), "join"));
      evaluation.budget().requireText(joined.length());
      first = false;
    }
    return joined.toString();
  }

  private static long find(String text, Args args, boolean last) {
    String part = argument(args, 0, "find");
    int length = text.codePointCount(0, text.length());
    long start = args.whole(1, 0, "find's start");
    int from = Math.clamp(start < 0 ? start + length : start, 0, length);
    int offset = text.offsetByCodePoints(0, from);
    int at = last ? text.lastIndexOf(part) : text.indexOf(part, offset);
    return at < offset ? -1 : text.codePointCount(0, at);
  }

  private static long index(String text, Args args) {
    long at = find(text, args, false);
    if (at < 0) {
      throw ExpressionException.value("the text does not hold " + Text.repr(args.required(0)));
    }
    return at;
  }

  private static long count(String text, Object sub) {
    String part = Text.requireText(sub, "count");
    if (part.isEmpty()) {
      return text.codePointCount(0, text.length()) + 1L;
    }
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static String zeroFilled(Evaluation evaluation, String text, Args args) {
    long width = args.whole(0, 0, "zfill's width");
    evaluation.budget().requireText(width);
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String zeros = "0".repeat((int) Math.max(0, width - text.codePointCount(0, text.length())));
    return signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text;
  }

  private static String justified(Evaluation evaluation, String text, Args args, char side) {
    long width = args.whole(0, 0, "the width");
    String fill = args.text(1, " ");
    evaluation.budget().requireText(width);
    int missing = (int) Math.max(0, width - text.codePointCount(0, text.length()));
    int left =
        switch (side) {
          case 'r' -> missing;
          case 'l' -> 0;
          default -> missing / 2 + (int) (missing & width & 1);
        };
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }

  private static String without(String text, Args args, boolean prefix) {
    String part = argument(args, 0, "it");
    if (prefix) {
      return text.startsWith(part) ? text.substring(part.length()) : text;
    }
    return text.endsWith(part) ? text.substring(0, text.length() - part.length()) : text;
  }
}
