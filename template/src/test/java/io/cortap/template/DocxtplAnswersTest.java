package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.template.expression.Functions;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Documents that docxtpl makes, and those that we make, of the same templates and data. {@code
 * -Dcortap.seed=N} writes other templates.
 */
class DocxtplAnswersTest {
  private static final String BODY = "word/document.xml";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GENERATED = 160;
  private static final int COMPARED_AT_LEAST = 180;

  private static final Map<String, Object> DATA = data();

  /** What docxtpl makes of one document. */
  record Answer(String name, @Nullable String document, @Nullable String error) {}

  private record Difference(String reason, List<String> templates) {}

  private static Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", "Ada");
    data.put("city", "Port Alder");
    data.put("amp", "A & B <c>");
    data.put("lines", "one\ntwo\tthree");
    data.put("breaks", "first\u0007second");
    data.put("page", "before\fafter");
    data.put("yes", true);
    data.put("no", false);
    data.put("number", 7);
    data.put("names", List.of("pier", "quay", "dock"));
    data.put("none_list", List.of());
    data.put("numbers", List.of(1, 2, 3));
    data.put(
        "rows",
        List.of(
            Map.of("a", "Loop", "b", 2.5, "colour", "FFEE00", "tags", List.of("x", "y")),
            Map.of("a", "Night", "b", 1, "colour", "00AA11", "tags", List.of())));
    return data;
  }

  private static Map<String, String> bodies() {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (String body : handWritten()) {
      String name = text(body);
      bodies.put(bodies.containsKey(name) ? name + " (formatted)" : name, body);
    }
    BodyWriter writer = new BodyWriter(Long.getLong("cortap.seed", 20270418));
    for (int i = 1; i <= GENERATED; i++) {
      bodies.put("generated " + i, writer.body());
    }
    return bodies;
  }

  private static String wide(String table) {
    return table.replace("<w:tcPr/>", "<w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/></w:tcPr>");
  }

  private static String text(String body) {
    return body.replaceAll("</w:p>", " ¶ ").replaceAll("<[^>]*>", "").strip();
  }

  private static String lone(String tag, String... inside) {
    return p(tag) + String.join("", inside);
  }

  private static List<String> handWritten() {
    String bold = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>";
    List<String> bodies = new ArrayList<>();
    for (String line :
        List.of(
            "{{ name }}",
            "{{name}}",
            "To {{ name }}, {{ city }}.",
            "{{ amp }}",
            "{{ lines }}",
            "a{{ breaks }}z",
            "a{{ page }}z",
            "{{ missing }}|",
            "{{ number * 2 + 1 }}",
            "{{ names|join(', ') }}",
            "{{ names[0]|upper }}",
            "{{ 'x' if yes else 'y' }}",
            "{% if yes %}yes{% endif %}",
            "{% if no %}yes{% else %}no{% endif %}",
            "{% if no %}a{% elif number == 7 %}seven{% else %}c{% endif %}",
            "{% for n in names %}{{ loop.index }}. {{ n }} {% endfor %}",
            "{% for n in none_list %}x{% else %}nobody{% endfor %}",
            "{% for r in rows %}{% for t in r.tags %}{{ t }}{% endfor %};{% endfor %}",
            "{% set x = 5 %}{{ x }}",
            "{# a comment #}text",
            "{_{ literal }_} {_% if %_}",
            "{% raw %}{{ raw }}{% endraw %}",
            "a {%- if yes %} b{% endif %}",
            "{% with a = 1 %}{{ a }}{% endwith %}",
            "{{ \u2018quoted\u2019 }}",
            "{% if name == \u201cAda\u201d %}typed{% endif %}",
            "{% if number &gt; 3 %}more{% endif %}",
            "{{ number &lt; 3 }}",
            "{{ {'a': 1}.a }}",
            "{{ rows[0].a }}-{{ rows[1]['a'] }}",
            "{{ '%.2f'|format(rows[0].b) }}",
            "{{ number }}{{ number }}",
            "no tags at all",
            "{{ '{{' }}")) {
      bodies.add(p(line));
    }
    bodies.add(p("a") + lone("{%p if yes %}", p("b"), p("{%p endif %}")) + p("c"));
    bodies.add(p("a") + lone("{%p if no %}", p("b"), p("{%p endif %}")) + p("c"));
    bodies.add(lone("{%p if no %}", p("b"), p("{%p else %}"), p("c"), p("{%p endif %}")));
    bodies.add(lone("{%p for n in names %}", p("- {{ n }}"), p("{%p endfor %}")));
    bodies.add(
        lone("{%p for n in names %}", p("{{ n }}"), table(row("{{ n }}")), p("{%p endfor %}"))
            + p("z"));
    bodies.add(p("{#p a comment #}") + p("b"));
    bodies.add(p("{%p set x = 3 %}") + p("{{ x }}"));
    bodies.add(p("x", "{{ na", "me }}", " y"));
    bodies.add(p("{", "{ name }", "}"));
    bodies.add(p("{%", " if yes %}", "a{", "% endif %}"));
    bodies.add("<w:p>" + bold.formatted("{{ name }}") + Docx.r(" plain") + "</w:p>");
    bodies.add("<w:p>" + bold.formatted("{% if yes %}b{% endif %}") + Docx.r("p") + "</w:p>");
    bodies.add(
        "<w:p>"
            + Docx.r("{% if no %}")
            + bold.formatted("b")
            + Docx.r("{% endif %}")
            + Docx.r("p")
            + "</w:p>");
    bodies.add(
        "<w:p>"
            + Docx.r("{% for n in names %}")
            + bold.formatted("{{ n }}")
            + Docx.r("{% endfor %}")
            + "</w:p>");
    bodies.add(
        "<w:p>"
            + bold.formatted("{{ na")
            + "<w:r><w:rPr><w:i/></w:rPr><w:t>me }} tail</w:t></w:r></w:p>");
    bodies.add(
        "<w:p>"
            + Docx.r("{%r if yes %}")
            + bold.formatted("run")
            + Docx.r("{%r endif %}")
            + "</w:p>");
    bodies.add(
        "<w:p>"
            + Docx.r("a{%r if no %}")
            + bold.formatted("run")
            + Docx.r("{%r endif %}b")
            + "</w:p>");
    bodies.add(
        table(
            row("A", "B"),
            row("{%tr for r in rows %}", ""),
            row("{{ r.a }}", "{{ r.b }}"),
            row("{%tr endfor %}", "")));
    bodies.add(
        table(
            row("A", "B"),
            row("{%tr for r in none_list %}", ""),
            row("{{ r.a }}", "{{ r.b }}"),
            row("{%tr endfor %}", "")));
    bodies.add(
        table(row("{%tr if no %}"), row("a"), row("{%tr else %}"), row("b"), row("{%tr endif %}")));
    bodies.add(table(row("{%tr for r in rows %}{{ r.a }}", "{{ r.b }}{%tr endfor %}")) + p("z"));
    bodies.add(table(row("{%tc for n in numbers %}", "{{ n }}", "{%tc endfor %}")) + p("z"));
    bodies.add(table(row("a", "{%tc if no %}", "b", "{%tc endif %}", "c")) + p("z"));
    bodies.add(wide(table(row("{% colspan number - 5 %}wide", "b"), row("a", "b", "c"))) + p("z"));
    bodies.add(wide(table(row("{% cellbg 'FF0000' %}red", "b"))) + p("z"));
    bodies.add(
        wide(table(row("{% cellbg 'FF0000' %}{% colspan 2 %}both {{ name }}", "b"))) + p("z"));
    bodies.add(
        table(
                row("{%tr for r in rows %}", ""),
                row("{% vm %}all", "{{ r.a }}"),
                row("{%tr endfor %}", ""))
            + p("z"));
    bodies.add(
        table(row("{%tc for n in numbers %}", "{% hm %}wide", "{%tc endfor %}"), row("a", "b", "c"))
            + p("z"));
    bodies.add(
        wide(
                table(
                    row("{%tc for n in numbers %}", "{% hm %}wide {{ city }}", "{%tc endfor %}"),
                    row("a", "b", "c")))
            + p("z"));
    bodies.add(
        wide(
                table(
                    row("{%tr for r in rows %}", ""),
                    row("{% vm %}all {{ city }}", "{{ r.a }}"),
                    row("{%tr endfor %}", "")))
            + p("z"));
    bodies.add(
        table(row("{% if yes %}in{% endif %}", "{% for n in names %}{{ n }} {% endfor %}"))
            + p("z"));
    bodies.add(table(row("{{ name }}", "{{ lines }}")) + p("z"));
    bodies.add(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>"
            + p("{%p for n in names %}")
            + p("{{ n }}")
            + p("{%p endfor %}")
            + "</w:tc></w:tr></w:tbl>"
            + p("z"));
    bodies.add(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>"
            + table(row("{%tr for r in rows %}"), row("{{ r.a }}"), row("{%tr endfor %}"))
            + p("")
            + "</w:tc></w:tr></w:tbl>"
            + p("z"));
    bodies.add("<w:sdt><w:sdtPr/><w:sdtContent>" + p("{{ name }}") + "</w:sdtContent></w:sdt>");
    bodies.add("<w:p><w:hyperlink w:anchor=\"x\">" + Docx.r("{{ name }}") + "</w:hyperlink></w:p>");
    bodies.add(
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"
            + Docx.r("{{ name }}")
            + "<w:bookmarkEnd w:id=\"1\"/></w:p>");
    bodies.add(p("{% if yes %}first") + p("second{% endif %} tail"));
    bodies.add(p("{% if no %}first") + p("second{% endif %} tail"));
    bodies.add(p("{% if no %}") + p("first") + p("{% endif %}") + p("z"));
    bodies.add(p("{% for n in names %}") + p("{{ n }}") + p("{% endfor %}"));
    bodies.add(p("{%p if yes %}") + p("a") + p("{% else %}") + p("b") + p("{%p endif %}"));
    bodies.add(
        table(row("{% if no %}", ""), row("a", "b"), row("{% endif %}", ""), row("c", "d"))
            + p("z"));
    bodies.add(
        p("It is", " ") + p("{%- if yes -%}") + p("here") + p("{%- endif -%}") + p(" and there"));
    return bodies;
  }

  @Test
  void ourDocumentsSayWhatDocxtplsSayAndAreBuiltLikeThem() throws Exception {
    DebianPython.require("docxtpl", "python3-docxtpl");
    Map<String, String> bodies = bodies();
    Map<String, Docx> documents = new LinkedHashMap<>();
    bodies.forEach((name, body) -> documents.put(name, Docx.ofBody(body)));
    Map<String, Answer> answers = asked(documents);
    Map<String, String> intended = intended("docxtpl-differences.json");

    int compared = 0;
    List<String> differing = new ArrayList<>();
    TreeSet<String> unseen = new TreeSet<>(intended.keySet());
    for (Map.Entry<String, String> body : bodies.entrySet()) {
      Answer answer = Objects.requireNonNull(answers.get(body.getKey()));
      List<String> theirs = outline(answer);
      List<String> ours = ours(body.getValue());
      assertThat(ours).as(body.getKey()).doesNotContain("INVALID");
      if (theirs.contains("INVALID")) {
        continue;
      }
      compared++;
      if (intended.containsKey(body.getKey())) {
        unseen.remove(body.getKey());
        assertThat(ours).as(intended.get(body.getKey())).isNotEqualTo(theirs);
      } else if (!ours.equals(theirs)) {
        differing.add(
            "%s: %s%n  ours    %s%n  docxtpl %s"
                .formatted(body.getKey(), text(body.getValue()), ours, theirs));
      }
    }

    assertThat(differing).as("of %d templates compared", compared).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(COMPARED_AT_LEAST);
    assertThat(unseen).as("listed differences without a template").isEmpty();
  }

  static Map<String, String> intended(String list) throws IOException {
    Map<String, String> reasons = new HashMap<>();
    try (InputStream json =
        Objects.requireNonNull(DocxtplAnswersTest.class.getResourceAsStream("/vectors/" + list))) {
      for (Difference difference : JSON.readValue(json, new TypeReference<List<Difference>>() {})) {
        difference.templates().forEach(name -> reasons.put(name, difference.reason()));
      }
    }
    return reasons;
  }

  /** What docxtpl makes of documents, by their names. */
  static Map<String, Answer> asked(Map<String, Docx> documents) throws Exception {
    List<Map<String, Object>> request = new ArrayList<>();
    documents.forEach((name, document) ->
        request.add(
            Map.of(
                "name",
                name,
                "document",
                Base64.getEncoder().encodeToString(document.bytes()),
                "data",
                DATA)));
    return asked(request);
  }

  static Map<String, Answer> asked(List<Map<String, Object>> request) throws Exception {
    byte[] written =
        DebianPython.run("/python/docxtpl_answers.py", JSON.writeValueAsBytes(request));
    Map<String, Answer> answers = new HashMap<>();
    for (Answer answer : JSON.readValue(written, new TypeReference<List<Answer>>() {})) {
      answers.put(answer.name(), answer);
    }
    return answers;
  }

  /** The outline of docxtpl's document; invalid when there is none. */
  private static List<String> outline(Answer answer) throws Exception {
    return outline(answer, BODY);
  }

  static List<String> outline(Answer answer, String part) throws Exception {
    return answer.document() == null
        ? List.of(String.valueOf(answer.error()), "INVALID")
        : Outline.of(Base64.getDecoder().decode(answer.document()), part);
  }

  private static List<String> ours(String body) throws Exception {
    return ours(Docx.ofBody(body), BODY);
  }

  static List<String> ours(Docx document, String part) throws Exception {
    return switch (Template.compile(document.bytes(), Functions.standard())) {
      case Compilation.Rejected rejected ->
          rejected.diagnostics().stream().map(String::valueOf).toList();
      case Compilation.Compiled compiled ->
          Outline.of(compiled.template().render(DATA, RenderOptions.standard()).document(), part);
    };
  }
}
