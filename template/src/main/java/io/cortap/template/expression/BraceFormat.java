package io.cortap.template.expression;

/** Python's {@code '{:,.2f}'.format(value)}: positions, names, members, items and format specs. */
final class BraceFormat {
  private final Evaluation evaluation;
  private final String format;
  private final Args args;
  private final StringBuilder out = new StringBuilder();
  private int next;

  private BraceFormat(Evaluation evaluation, String format, Args args) {
    this.evaluation = evaluation;
    this.format = format;
    this.args = args;
  }

  static String format(Evaluation evaluation, String format, Args args) {
    return new BraceFormat(evaluation, format, args).run();
  }

  private String run() {
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      boolean doubled = at + 1 < format.length() && format.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        at += 2;
      } else if (c == '{') {
        int close = format.indexOf('}', at);
        if (close < 0) {
          throw bad("has an open brace");
        }
        field(format.substring(at + 1, close));
        at = close + 1;
      } else if (c == '}') {
        throw bad("has a closing brace too many");
      } else {
        out.append(c);
        at++;
      }
      evaluation.budget().requireText(out.length());
    }
    return out.toString();
  }

  private void field(String field) {
    int colon = field.indexOf(':');
    String head = colon < 0 ? field : field.substring(0, colon);
    int bang = head.indexOf('!');
    Object value = value(bang < 0 ? head : head.substring(0, bang));
    if (bang >= 0 && head.endsWith("r")) {
      value = Text.repr(value);
    }
    out.append(colon < 0 ? Text.of(value) : formatted(value, field.substring(colon + 1)));
  }

  private Object value(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    Object value = root(path.substring(0, end));
    for (String step : path.substring(end).split("[.\\[]")) {
      if (!step.isEmpty()) {
        boolean index = step.endsWith("]") && step.matches("\\d{1,9}\\]");
        String name = step.endsWith("]") ? step.substring(0, step.length() - 1) : step;
        value = Access.item(value, index ? (Object) Long.parseLong(name) : name, path);
        if (value instanceof Undefined undefined) {
          throw undefined.failure("it cannot be formatted");
        }
      }
    }
    return value;
  }

  private Object root(String name) {
    if (name.isEmpty() || name.matches("\\d{1,9}")) {
      int index = name.isEmpty() ? next++ : Integer.parseInt(name);
      if (index >= args.rest().size()) {
        throw bad("needs more than " + args.rest().size() + " values");
      }
      return args.rest().get(index);
    }
    Object found = args.named().get(name);
    if (found == null) {
      throw bad("needs the value '" + name + "'");
    }
    return found;
  }

  private String formatted(Object value, String text) {
    if (value instanceof Undefined undefined && !text.isEmpty()) {
      throw undefined.failure("it cannot be formatted");
    }
    NumberSpec spec = new NumberSpec();
    int at = 0;
    if (text.length() > 1 && "<>=^".indexOf(text.charAt(1)) >= 0) {
      spec.fill = text.charAt(0);
      spec.align = text.charAt(1);
      at = 2;
    } else if (!text.isEmpty() && "<>=^".indexOf(text.charAt(0)) >= 0) {
      spec.align = text.charAt(0);
      at = 1;
    }
    if (at < text.length() && "+- ".indexOf(text.charAt(at)) >= 0) {
      spec.sign = text.charAt(at++);
    }
    if (at < text.length() && text.charAt(at) == '#') {
      spec.alternate = true;
      at++;
    }
    if (at < text.length() && text.charAt(at) == '0') {
      spec.zeros = true;
      at++;
    }
    int end = digits(text, at);
    spec.width = end > at ? Integer.parseInt(text.substring(at, end)) : -1;
    at = end;
    if (at < text.length() && ",_".indexOf(text.charAt(at)) >= 0) {
      spec.grouping = text.charAt(at++);
    }
    if (at < text.length() && text.charAt(at) == '.') {
      end = digits(text, at + 1);
      if (end == at + 1) {
        throw bad("lacks the precision after '.'");
      }
      spec.precision = Integer.parseInt(text.substring(at + 1, end));
      at = end;
    }
    evaluation.budget().requireText(Math.max(spec.width, spec.precision));
    return converted(value, text.substring(at), spec);
  }

  private int digits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
      end++;
    }
    if (end - from > 6) {
      throw bad("has a width that is too large");
    }
    return end;
  }

  private String converted(Object value, String type, NumberSpec spec) {
    if (value instanceof String text) {
      if (!type.isEmpty() && !type.equals("s")) {
        throw bad("formats a text as '" + type + "'");
      }
      spec.align = spec.align == '\0' ? '<' : spec.align;
      return spec.padded(spec.cut(text), false);
    }
    return switch (type) {
      case "" -> spec.padded(plain(value, spec), Numbers.isNumber(value));
      case "s" -> spec.padded(spec.cut(Text.of(value)), false);
      case "d" -> spec.padded(spec.whole(Values.whole(Numbers.toBig(value))), true);
      case "f", "F" -> spec.padded(spec.fixed(value), true);
      case "n" -> spec.padded(plain(value, spec), true);
      case "e", "E" -> spec.padded(spec.scientific(value, type.charAt(0)), true);
      case "g", "G" -> spec.padded(spec.general(value, type.charAt(0)), true);
      case "x" -> spec.padded(spec.radix(value, 16, "0x"), true);
      case "X" -> spec.padded(Casing.upper(spec.radix(value, 16, "0x")), true);
      case "o" -> spec.padded(spec.radix(value, 8, "0o"), true);
      case "b" -> spec.padded(spec.radix(value, 2, "0b"), true);
      case "%" -> spec.padded(spec.fixed(percent(value)) + "%", true);
      default -> throw bad("knows no type '" + type + "'");
    };
  }

  private static Object percent(Object value) {
    return Numbers.toDouble(value) * 100;
  }

  private static String plain(Object value, NumberSpec spec) {
    if (Numbers.isWhole(value)) {
      return value instanceof Boolean ? Text.of(value) : spec.whole(value);
    }
    if (value instanceof Double number) {
      return spec.precision >= 0 ? spec.general(value, 'g') : withGrouping(number, spec);
    }
    return Text.of(value);
  }

  private static String withGrouping(double number, NumberSpec spec) {
    String written = Text.number(Math.abs(number));
    int dot = written.indexOf('.');
    if (spec.grouping == '\0' || dot < 0 || written.indexOf('e') >= 0) {
      String sign = number < 0 ? "-" : spec.sign == '-' ? "" : Character.toString(spec.sign);
      return sign + written;
    }
    spec.precision = written.length() - dot - 1;
    return spec.fixed(number);
  }

  private ExpressionException bad(String fault) {
    return ExpressionException.value("the format " + Text.repr(format) + " " + fault);
  }
}
