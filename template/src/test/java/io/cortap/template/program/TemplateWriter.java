package io.cortap.template.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes templates over the context of {@code jinja-context.json}, the same for the same seed. */
final class TemplateWriter {
  private final Random random;
  private int locals;

  TemplateWriter(long seed) {
    random = new Random(seed);
  }

  List<String> templates(int count) {
    List<String> templates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      locals = 0;
      templates.add(i % 3 == 0 ? block(2) : "{{ " + any(3) + " }}");
    }
    return templates;
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private boolean rarely() {
    return below(8) == 0;
  }

  private String any(int depth) {
    return switch (below(7)) {
      case 0 -> whole(depth);
      case 1 -> number(depth);
      case 2 -> truth(depth);
      case 3 -> texts(depth);
      case 4 -> wholes(depth);
      default -> text(depth);
    };
  }

  private String text(int depth) {
    if (depth == 0) {
      return pick(
          "city",
          "name",
          "mixed",
          "words",
          "csv",
          "lines",
          "blank",
          "empty",
          "digits",
          "price",
          "accents",
          "quoted",
          "site.title",
          "routes[0].label",
          "names[1]",
          "'x'",
          "\"it's\"",
          "'a-b c'",
          "''",
          "site['title']",
          "routes[-1]['zone']");
    }
    int d = depth - 1;
    return switch (below(30)) {
      case 0 -> text(d) + "|upper";
      case 1 -> text(d) + "|lower";
      case 2 -> text(d) + "|title";
      case 3 -> text(d) + "|capitalize";
      case 4 -> text(d) + "|trim";
      case 5 -> text(d) + "|replace(" + pick("'a', 'A'", "' ', ''", "'o', '0', 1", "'', '.'") + ")";
      case 6 ->
          "("
              + text(d)
              + ")|truncate("
              + pick("5, true", "8", "9, true, '~'", "6, false, '!', 0", "12, leeway=1")
              + ")";
      case 7 -> text(d) + "|center(" + below(14) + ")";
      case 8 -> texts(d) + "|join(" + pick("', '", "''", "' & '") + ")";
      case 9 -> "(" + text(d) + " ~ " + any(d) + ")";
      case 10 -> "(" + text(d) + " + " + text(d) + ")";
      case 11 -> "(" + text(d) + ")[" + below(4) + ":" + pick("", "5", "-1") + "]";
      case 12 -> "(" + text(d) + ")[" + pick("::2", "::-1", ":3", "-3:", "1:-1", "4:1:-1") + "]";
      case 13 -> "(" + text(d) + " if " + truth(d) + " else " + text(d) + ")";
      case 14 ->
          "("
              + text(d)
              + ")."
              + pick(
                  "strip()",
                  "upper()",
                  "lower()",
                  "title()",
                  "capitalize()",
                  "swapcase()",
                  "lstrip()",
                  "rstrip('ex ')",
                  "strip('\"')");
      case 15 -> "(" + text(d) + ").replace(" + pick("'e', 'E'", "'a', ''", "'t', 'T', 1") + ")";
      case 16 -> "(" + text(d) + ")." + pick("zfill(6)", "rjust(9)", "ljust(4, '.')", "center(11)");
      case 17 -> "('" + pick("%s", "[%5s]", "%-6s|", "%.3s", "%r") + "' % (" + any(d) + ",))";
      case 18 -> "('" + pick("%d", "%05d", "%+d", "%x", "%3d%%") + "' % (" + whole(d) + "))";
      case 19 ->
          "('" + pick("%.2f", "%8.1f", "%e", "%g", "%+.0f", "%i") + "' % (" + number(d) + "))";
      case 20 ->
          "'" + pick("{}", "{:>8}", "{0}-{0}", "{:^9}", "{:*<6}") + "'.format(" + text(d) + ")";
      case 21 ->
          "'"
              + pick("{:,}", "{:05d}", "{:+}", "{:x}", "{:>6}", "{:b}")
              + "'.format("
              + whole(d)
              + ")";
      case 22 ->
          "'" + pick("{:.2f}", "{:,.1f}", "{:.1%}", "{:e}", "{:g}") + "'.format(" + number(d) + ")";
      case 23 -> any(d) + "|string";
      case 24 -> texts(d) + "|" + pick("first", "last");
      case 25 -> "fares.get(" + text(d) + ", 'none')|string";
      case 26 -> pick("missing", "site.nothing", "fares['x']") + "|default(" + text(d) + ")";
      case 27 -> "(" + text(d) + ")|default(" + text(d) + ", true)";
      case 28 -> text(d) + "|wordwrap(" + pick("4", "7", "5, false", "6, true, '/'") + ")";
      default -> text(d) + "|" + pick("urlencode", "wordwrap(9)", "indent(2)", "string");
    };
  }

  private String whole(int depth) {
    if (depth == 0) {
      return pick(
          "n",
          "zero",
          "neg",
          "large",
          "3",
          "10",
          "1",
          "ints[0]",
          "fares.adult",
          "site.dock.depth",
          "routes[2].id",
          "grid[1][0]");
    }
    int d = depth - 1;
    return switch (below(16)) {
      case 0 -> "(" + whole(d) + " + " + whole(d) + ")";
      case 1 -> "(" + whole(d) + " - " + whole(d) + ")";
      case 2 -> "(" + whole(d) + " * " + pick("2", "-3", "n") + ")";
      case 3 -> "(" + whole(d) + " // " + pick("2", "-3", "n", rarely() ? "zero" : "5") + ")";
      case 4 -> "(" + whole(d) + " % " + pick("2", "-3", "n", rarely() ? "zero" : "5") + ")";
      case 5 -> whole(d) + "|abs";
      case 6 -> text(d) + "|length";
      case 7 -> texts(d) + "|count";
      case 8 -> pick("digits", "price", "city", "'  12 '", "'x'") + "|int" + pick("", "(7)");
      case 9 -> wholes(d) + "|" + pick("sum", "length");
      case 10 -> "(" + wholes(d) + " + [1])|" + pick("min", "max", "first", "last");
      case 11 -> "(" + number(d) + ")|int";
      case 12 -> "(" + text(d) + ")." + pick("find('e')", "count('a')", "find(' ')", "count('')");
      case 13 -> text(d) + "|wordcount";
      case 14 -> "(" + whole(d) + " if " + truth(d) + " else " + whole(d) + ")";
      default -> "-" + whole(0);
    };
  }

  private String number(int depth) {
    if (depth == 0) {
      return pick("f", "third", "negf", "whole", "1.5", "0.1", "floats[1]", "routes[2].fare");
    }
    int d = depth - 1;
    return switch (below(12)) {
      case 0 -> "(" + number(d) + " + " + number(d) + ")";
      case 1 -> "(" + number(d) + " * " + whole(0) + ")";
      case 2 -> "(" + whole(d) + " / " + pick("2", "3", "n", rarely() ? "zero" : "8") + ")";
      case 3 -> "(" + number(d) + " - " + number(d) + ")";
      case 4 ->
          "(" + number(d) + ")|round(" + pick("", "1", "2", "0", "1, 'floor'", "2, 'ceil'") + ")";
      case 5 -> pick("price", "digits", "city", "'1e3'", "'-.5'") + "|float" + pick("", "(1.5)");
      case 6 -> "(" + number(d) + ")|abs";
      case 7 -> "(" + number(d) + " // " + pick("2", "0.5", "-3") + ")";
      case 8 -> "(" + number(d) + " % " + pick("2", "0.5", "-3") + ")";
      case 9 -> "(" + number(0) + " ** " + pick("2", "3", "0") + ")";
      case 10 -> "routes|map(attribute='fare')|" + pick("sum", "max", "min", "first");
      default -> whole(d) + "|float";
    };
  }

  private String truth(int depth) {
    if (depth == 0) {
      return pick("yes", "no", "site.open", "true", "False", "none_list", "empty", "n", "zero");
    }
    int d = depth - 1;
    return switch (below(14)) {
      case 0 ->
          "(" + whole(d) + " " + pick("<", "<=", ">", ">=", "==", "!=") + " " + whole(d) + ")";
      case 1 -> "(" + text(d) + " " + pick("==", "!=", "<", ">=") + " " + text(d) + ")";
      case 2 -> "(" + text(0) + pick(" in ", " not in ") + text(d) + ")";
      case 3 -> "(" + whole(0) + pick(" in ", " not in ") + wholes(d) + ")";
      case 4 -> "(" + truth(d) + pick(" and ", " or ") + truth(d) + ")";
      case 5 -> "(not " + truth(d) + ")";
      case 6 ->
          "("
              + whole(d)
              + " is "
              + pick("odd", "even", "divisibleby(3)", "number", "not odd")
              + ")";
      case 7 ->
          "("
              + any(d)
              + " is "
              + pick(
                  "string",
                  "mapping",
                  "iterable",
                  "sequence",
                  "none",
                  "boolean",
                  "defined",
                  "float",
                  "integer",
                  "not number")
              + ")";
      case 8 ->
          pick("missing", "site.nothing", "n")
              + " is "
              + pick("defined", "undefined", "not defined");
      case 9 ->
          "("
              + text(d)
              + ")."
              + pick(
                  "startswith('a')",
                  "endswith('e')",
                  "isdigit()",
                  "isupper()",
                  "islower()",
                  "isalpha()",
                  "isspace()");
      case 10 -> "(" + whole(0) + " < " + whole(d) + " <= " + whole(0) + ")";
      case 11 ->
          "("
              + whole(d)
              + " is "
              + pick("gt(3)", "le(7)", "eq(n)", "ne(0)", "in([1, 7, 13])")
              + ")";
      case 12 -> "(" + text(d) + " is " + pick("lower", "upper", "equalto('x')", "in(names)") + ")";
      default -> "(" + texts(d) + " == " + texts(0) + ")";
    };
  }

  private String texts(int depth) {
    if (depth == 0) {
      return pick(
          "names",
          "none_list",
          "['b', 'a']",
          "site.dock.tags",
          "routes[0].stops",
          "fares|list",
          "csv.split(',')");
    }
    int d = depth - 1;
    return switch (below(16)) {
      case 0 -> texts(d) + "|sort" + pick("", "(reverse=true)", "(case_sensitive=true)");
      case 1 -> texts(d) + "|unique|list";
      case 2 -> texts(d) + "|reverse|list";
      case 3 -> texts(d) + "|map('" + pick("upper", "title", "trim", "capitalize") + "')|list";
      case 4 ->
          texts(d)
              + "|"
              + pick("select", "reject")
              + pick("", "('in', names)", "('lower')")
              + "|list";
      case 5 -> "routes|map(attribute='" + pick("label", "zone") + "')|list";
      case 6 ->
          "routes|"
              + pick("selectattr", "rejectattr")
              + pick("('active')", "('id', 'gt', 2)", "('zone', 'equalto', 'b')", "('stops')")
              + "|map(attribute='label')|list";
      case 7 ->
          "("
              + text(d)
              + ")."
              + pick("split()", "split(',')", "rsplit(' ', 1)", "splitlines()", "split(' ', 1)");
      case 8 -> "(" + texts(d) + " + " + texts(0) + ")";
      case 9 -> "(" + texts(d) + ")[" + pick("1:", ":2", "::-1", "-2:", "::2") + "]";
      case 10 -> text(d) + "|list";
      case 11 -> "fares.keys()|list";
      case 12 ->
          "fares|dictsort" + pick("", "(false, 'value')", "(true)") + "|map(attribute=0)|list";
      case 13 -> "(" + texts(d) + " * " + pick("2", "0", "1") + ")";
      case 14 -> "[" + text(d) + ", " + text(0) + "]";
      default ->
          "routes|groupby('"
              + pick("active", "fare")
              + "')|map(attribute=1)|map('length')|map('string')|list";
    };
  }

  private String wholes(int depth) {
    if (depth == 0) {
      return pick(
          "ints",
          "[1, 2, 3]",
          "grid[0]",
          "range(4)|list",
          "range(9, 0, -3)|list",
          "fares.values()|list");
    }
    int d = depth - 1;
    return switch (below(10)) {
      case 0 -> wholes(d) + "|sort" + pick("", "(reverse=true)");
      case 1 -> wholes(d) + "|unique|list";
      case 2 -> wholes(d) + "|" + pick("select", "reject") + "('" + pick("odd", "even") + "')|list";
      case 3 -> wholes(d) + "|map('abs')|list";
      case 4 -> "(" + wholes(d) + " + " + wholes(d) + ")";
      case 5 -> "(" + wholes(d) + ")[" + pick("1:", ":-1", "::-1", "::2") + "]";
      case 6 -> "routes|map(attribute='id')|" + pick("list", "sort");
      case 7 -> texts(d) + "|map('length')|list";
      case 8 -> wholes(d) + "|reverse|list";
      default -> "[" + whole(d) + ", " + whole(d) + "]";
    };
  }

  private String body(int depth) {
    return switch (below(4)) {
      case 0 -> pick("-", "; ", " and ", " ");
      case 1 -> "{{ " + any(1) + " }}";
      default -> depth == 0 ? "{{ " + text(1) + " }}," : block(depth);
    };
  }

  private String open(String tag) {
    return pick("{% ", "{% ", "{% ", "{%- ") + tag + pick(" %}", " %}", " %}", " -%}");
  }

  private String block(int depth) {
    int d = depth - 1;
    String local = "v" + locals++;
    return switch (below(9)) {
      case 0 ->
          open("if " + truth(2))
              + body(d)
              + open("elif " + truth(1))
              + body(d)
              + open("else")
              + body(d)
              + open("endif");
      case 1 ->
          open("for " + local + " in " + texts(2))
              + " {{ "
              + local
              + " }}"
              + "{% if not loop.last %}, {% endif %}"
              + open("endfor")
              + ".";
      case 2 ->
          open(
                  "for "
                      + local
                      + " in "
                      + wholes(1)
                      + " if "
                      + local
                      + " is "
                      + pick("odd", "even", "gt(2)"))
              + "{{ loop."
              + pick("index", "index0", "revindex", "first", "last", "length")
              + " }}:{{ "
              + local
              + " }} "
              + open("else")
              + body(d)
              + open("endfor");
      case 3 -> open("set " + local + " = " + any(2)) + "[{{ " + local + " }}]" + body(d);
      case 4 ->
          open("with " + local + " = " + any(1))
              + body(d)
              + "{{ "
              + local
              + " }}"
              + open("endwith");
      case 5 -> open("set " + local) + body(d) + open("endset") + "<{{ " + local + "|upper }}>";
      case 6 ->
          open("for key, " + local + " in fares." + pick("items()", "items()|sort"))
              + "{{ key }}={{ "
              + local
              + " }};"
              + open("endfor");
      case 7 ->
          "{% set ns = namespace(total=0) %}{% for r in routes"
              + pick("", " if r.active", "|sort(attribute='fare')")
              + " %}{% set ns.total = ns.total + r."
              + pick("id", "fare")
              + " %}"
              + pick(
                  "{{ loop.cycle('a', 'b') }}",
                  "{{ r.stops|join('/') }}",
                  "{{ loop.previtem.id if loop.previtem else '-' }}")
              + "{% endfor %}{{ ns.total }}";
      default ->
          "{% for r in routes %}"
              + pick(
                  "{% if r.id == 2 %}{% break %}{% endif %}",
                  "{% if r.active %}{% continue %}{% endif %}", "")
              + "{% for s in r.stops %}{{ loop.index }}{{ s }}{% else %}none{% endfor %}|{% endfor %}";
    };
  }
}
