package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.r;

import io.cortap.template.document.Limits;
import io.cortap.template.expression.Functions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What fuzzing hands to the engine, and what it begins with. No file, no markup, no expression and
 * no data may make it hang, fill memory, throw anything but its own error types, or make a part
 * that is no well-formed XML.
 */
final class FuzzTargets {
  private static final RenderOptions OPTIONS =
      RenderOptions.standard().withMaxSteps(100_000).withMaxOutputBytes(4_000_000);
  private static final Limits LIMITS = new Limits(2_000_000, 8_000_000, 200, 200);
  private static final Map<String, Object> DATA =
      Map.of(
          "name",
          "Ada & <b>",
          "xs",
          List.of(1, "two", 3.5, List.of(), Map.of("a", "b")),
          "m",
          Map.of("k", "v", "items", List.of("x")),
          "yes",
          true,
          "d",
          "2026-05-22");

  private FuzzTargets() {}

  static Stream<byte[]> markup() {
    return Stream.of(
            p("{{ name }}")
                + p("{%p for x in xs %}")
                + p("{{ x }}{{ loop.index }}")
                + p("{%p endfor %}"),
            Docx.table(
                Docx.row("{%tr for x in xs %}"),
                Docx.row("{{ x }}", "b"),
                Docx.row("{%tr endfor %}")),
            Docx.table(
                Docx.row("{%tc for x in xs %}", "{% cellbg 'FF0000' %}{{ x }}", "{%tc endfor %}")),
            p("{% if yes %}a", "b{% else %}c", "{% endif %}")
                + p("{%- set y = name|upper -%}")
                + p("{{ y }}"),
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"n\"/>"
                + r("{% for x in xs %}x{% endfor %}")
                + "<w:bookmarkEnd w:id=\"1\"/></w:p>",
            "<w:sdt><w:sdtPr><w:id w:val=\"{{ name }}\"/></w:sdtPr><w:sdtContent>"
                + p("{_{ x }_}")
                + "</w:sdtContent></w:sdt>")
        .map(FuzzTargets::bytes);
  }

  static Stream<byte[]> expressions() {
    return Stream.of(
            "name|upper ~ xs|length",
            "xs[1:3]|map('string')|join(', ')",
            "m.k if yes and not (1 > 2) else 'no'",
            "'%s of %05.2f'|format(name, 3.14159)",
            "xs|selectattr('a','eq','b')|list|first",
            "range(3)|sum + 2 ** 5 // 3 % 4",
            "d|date_format('%B %-d, %Y')",
            "dict(a=1).items()|list|tojson",
            "'a-b'.split('-')[::-1]|sort(reverse=true)",
            "'{:>{w}}'.format(name, w=9)|wordwrap(3)|truncate(5)")
        .map(FuzzTargets::bytes);
  }

  static Stream<byte[]> data() {
    return Stream.of(
            "name=Ada\nxs=1,2,3\nyes=1", "name=\u0000\ud800\uffff{{ x }}\nxs=\n", "m=<&>\"'\t\n")
        .map(FuzzTargets::bytes);
  }

  static Stream<byte[]> files() {
    return Stream.concat(
        markup().map(body -> Docx.ofBody(text(body)).bytes()),
        Stream.of(
            Docx.ofBody(p("{{ name }}")).withHeader(p("{{ d }}")).bytes(),
            new byte[0],
            bytes("PK")));
  }

  static void tryFiles(byte[] file) {
    run(file, DATA);
  }

  static void tryMarkup(byte[] body) {
    run(Docx.ofBody(text(body)).bytes(), DATA);
  }

  static void tryExpressions(byte[] expression) {
    String text = escaped(text(expression));
    run(Docx.ofBody(p("{{ " + text + " }}"), p("{% if " + text + " %}x{% endif %}")).bytes(), DATA);
  }

  static void tryData(byte[] lines) {
    Map<String, @Nullable Object> data = new HashMap<>();
    for (String line : text(lines).split("\n", -1)) {
      String[] pair = line.split("=", 2);
      String value = pair.length < 2 ? "" : pair[1];
      data.put(pair[0], value.contains(",") ? List.of(value.split(",")) : value);
    }
    run(
        Docx.ofBody(
                p("{{ name }}{{ m.k }}{{ xs }}"),
                "<w:p><w:x w:val=\"{{ name }}{{ m }}\"/></w:p>",
                Docx.table(
                    Docx.row("{%tr for x in xs %}"),
                    Docx.row("{% cellbg yes %}{{ x|upper }}", "{{ x ~ name }}"),
                    Docx.row("{%tr endfor %}")),
                p("{{ d|date_format }}{{ name|title|wordwrap(4) }}{{ yes|int + 1 }}"))
            .bytes(),
        data);
  }

  /** Compiles and renders; an error of the engine's own is as good as a sound document. */
  private static void run(byte[] file, Map<String, ? extends @Nullable Object> data) {
    if (Template.compile(file, Functions.standard(), LIMITS)
        instanceof Compilation.Compiled compiled) {
      try {
        byte[] document = compiled.template().render(data, OPTIONS).document();
        WellFormed.requireMarkup(document);
      } catch (RenderException located) {
        if (located.diagnostic().location().part().isEmpty()) {
          throw new AssertionError("an error without a place", located);
        }
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
