package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.DocxtplAnswersTest.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What docxtpl makes of tags in headers, footers and footnotes, and what we do. */
class DocxtplPartsTest {
  private static final String KIND =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("a value", p("Review of {{ name }}, {{ city }}"));
    contents.put("a value with signs", p("{{ amp }}"));
    contents.put("a tag over runs", p("{{ na", "me|upp", "er }}"));
    contents.put("a choice", p("{% if no %}a{% else %}b{% endif %} of {{ number + 1 }}"));
    contents.put("a loop", p("{% for n in names %}{{ loop.index }} {{ n }} {% endfor %}"));
    contents.put("a set value", p("{% set x = names|length %}{{ x }}"));
    contents.put("a comment", p("a{# of the author #}b"));
    contents.put("a missing value", p("[{{ missing }}]"));
    contents.put(
        "paragraphs", p("{%p if yes %}") + p("in {{ name }}") + p("{%p endif %}") + p("z"));
    contents.put("paragraphs that go", p("a") + p("{%p if no %}") + p("b") + p("{%p endif %}"));
    contents.put(
        "rows",
        table(
                row("{%tr for r in rows %}", ""),
                row("{{ r.a }}", "{{ r.b }}"),
                row("{%tr endfor %}", ""))
            + p("z"));
    contents.put(
        "a run",
        "<w:p>" + Docx.r("a{%r if yes %}") + Docx.r("run") + Docx.r("{%r endif %}b") + "</w:p>");
    contents.put("lines", p("{{ lines }}"));
    contents.put("no tags", p("Page"));
    return contents;
  }

  private record Place(String part, String type, String root) {
    Docx with(String content) {
      String types =
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + "<Override PartName=\"/word/document.xml\" ContentType=\"%sdocument.main+xml\"/>"
                  .formatted(KIND)
              + "<Override PartName=\"/%s\" ContentType=\"%s%s+xml\"/></Types>"
                  .formatted(part, KIND, type);
      String relation =
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\"%s%s\" Target=\"%s\"/></Relationships>"
                  .formatted(RELATIONS, type, part.substring("word/".length()));
      String inside =
          type.equals("footnotes")
              ? "<w:footnote w:id=\"1\">" + content + "</w:footnote>"
              : content;
      return Docx.ofBody(p("of {{ name }}"))
          .with("[Content_Types].xml", types)
          .with("word/_rels/document.xml.rels", relation)
          .with(part, "<w:%1$s%2$s>%3$s</w:%1$s>".formatted(root, W, inside));
    }
  }

  private static final List<Place> PLACES =
      List.of(
          new Place("word/header1.xml", "header", "hdr"),
          new Place("word/footer1.xml", "footer", "ftr"),
          new Place("word/footnotes.xml", "footnotes", "footnotes"));

  @Test
  void theyAreRenderedLikeTheBody() throws Exception {
    DebianPython.require("docxtpl", "python3-docxtpl");
    Map<String, Docx> documents = new LinkedHashMap<>();
    Map<String, String> parts = new LinkedHashMap<>();
    for (Place place : PLACES) {
      contents()
          .forEach((what, content) -> {
            String name = what + " in " + place.type();
            documents.put(name, place.with(content));
            parts.put(name, place.part());
          });
    }
    Map<String, Answer> answers = DocxtplAnswersTest.asked(documents);
    Map<String, String> intended = DocxtplAnswersTest.intended("docxtpl-part-differences.json");

    List<String> differing = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, Docx> document : documents.entrySet()) {
      String name = document.getKey();
      String part = Objects.requireNonNull(parts.get(name));
      List<String> theirs =
          DocxtplAnswersTest.outline(Objects.requireNonNull(answers.get(name)), part);
      List<String> ours = DocxtplAnswersTest.ours(document.getValue(), part);
      assertThat(ours).as(name).doesNotContain("INVALID");
      compared += theirs.contains("INVALID") ? 0 : 1;
      if (intended.containsKey(name)) {
        assertThat(ours).as(intended.get(name)).isNotEqualTo(theirs);
      } else if (!theirs.contains("INVALID") && !ours.equals(theirs)) {
        differing.add("%s%n  ours    %s%n  docxtpl %s".formatted(name, ours, theirs));
      }
    }

    assertThat(differing).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(36);
    assertThat(documents).containsKeys(intended.keySet().toArray(new String[0]));
  }
}
