package io.cortap.docs;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value that the sources give a constant, read as text: most constants are not public.
 *
 * @param amount a number as it stands there, or milliseconds
 * @param isTime whether it is a {@link Duration}
 */
record SourceValue(BigInteger amount, boolean isTime) {
  private static final List<Path> SOURCES =
      Checkout.filesEndingWith(".java").stream()
          .filter(file -> file.toString().contains("/src/main/"))
          .toList();
  private static final Pattern PLACE =
      Pattern.compile("(\\w+)(?:\\.\\w+)*\\.(\\w+)(?:\\[(\\d+)])?");
  private static final Pattern TIME = Pattern.compile("Duration\\.of(\\w+)\\((\\w+)\\)");
  private static final Pattern SHIFTED = Pattern.compile("(\\w+) << (\\w+)");

  /**
   * @param place {@code Class.NAME}, {@code Class.Inner.NAME}, or either with the index of an
   *     argument behind it: {@code Phase.FETCH[1]}
   */
  static SourceValue at(String place) {
    Matcher parts = PLACE.matcher(place);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no Class.NAME: " + place);
    }
    List<String> found =
        SOURCES.stream()
            .filter(file -> file.endsWith(parts.group(1) + ".java"))
            .flatMap(file -> expressions(place, parts, Checkout.read(file)).stream())
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(place + " is given in the sources: " + found);
    }
    String expression = found.getFirst();
    return of(
        parts.group(3) == null
            ? expression
            : arguments(expression).get(Integer.parseInt(parts.group(3))));
  }

  /** What a field is, a method returns, or an enum's constant is made of. */
  private static List<String> expressions(String place, Matcher parts, String source) {
    String[] names = place.split("\\.");
    String text = source;
    if (names.length > 2) {
      text = source.substring(Math.max(0, source.indexOf("record " + names[1] + "(")));
    }
    String name = parts.group(2);
    for (String form :
        List.of(
            "\\b" + name + " =\\s+([^;]+);",
            "\\b" + name + "\\([^)]*\\) \\{\\s+return ([^;]+);",
            "(?m)^ +(" + name + "\\(.*\\))[,;]$")) {
      Matcher found = Pattern.compile(form).matcher(text);
      if (found.find()) {
        return List.of(found.group(1).replaceAll("\\s+", " "));
      }
    }
    return List.of();
  }

  private static List<String> arguments(String call) {
    var found = new ArrayList<String>();
    int depth = 0;
    int begin = call.indexOf('(') + 1;
    for (int i = begin; i < call.length(); i++) {
      char c = call.charAt(i);
      if (depth == 0 && (c == ',' || c == ')')) {
        found.add(call.substring(begin, i).strip());
        begin = i + 1;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return found;
  }

  private static SourceValue of(String expression) {
    Matcher time = TIME.matcher(expression);
    if (time.matches()) {
      var unit = ChronoUnit.valueOf(time.group(1).toUpperCase(Locale.ROOT));
      Duration duration = unit.getDuration().multipliedBy(number(time.group(2)).longValueExact());
      return new SourceValue(BigInteger.valueOf(duration.toMillis()), true);
    }
    BigInteger product = BigInteger.ONE;
    for (String factor : expression.split(" \\* ")) {
      Matcher shifted = SHIFTED.matcher(factor);
      product =
          product.multiply(
              shifted.matches()
                  ? number(shifted.group(1)).shiftLeft(number(shifted.group(2)).intValueExact())
                  : number(factor));
    }
    return new SourceValue(product, false);
  }

  private static BigInteger number(String literal) {
    return new BigInteger(literal.replace("_", "").replaceAll("L$", ""));
  }
}
