package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.DocxtplAnswersTest.Answer;
import io.cortap.template.expression.Functions;
import io.cortap.template.value.Format;
import io.cortap.template.value.Format.Mark;
import io.cortap.template.value.Listing;
import io.cortap.template.value.Picture;
import io.cortap.template.value.RichText;
import io.cortap.template.value.RichValue;
import io.cortap.template.value.SubDocument;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docxtpl makes of its values that are more than text, and what we make of ours. */
class DocxtplRichValuesTest {
  private static final String BODY = "word/document.xml";
  private static final Pattern EXTENT = Pattern.compile("extent cx=\"\\d+\" cy=\"\\d+\"");
  private static final Pattern LINK =
      Pattern.compile("Target=\"([^\"]*)\"[^>]* TargetMode=\"External\"");

  /** One blank pixel. */
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
          + "gg==";

  private record Case(String body, RichValue ours, Map<String, Object> theirs) {}

  private static Map<String, Object> texts(List<Map<String, Object>> parts) {
    return Map.of("kind", "text", "parts", parts);
  }

  private static Case listing(String body, String text) {
    return new Case(body, new Listing(text), Map.of("kind", "listing", "text", text));
  }

  private static Case document(String body, String... inner) {
    byte[] content = Docx.ofBody(inner).bytes();
    return new Case(
        body,
        SubDocument.of(content),
        Map.of("kind", "document", "content", Base64.getEncoder().encodeToString(content)));
  }

  private static Case picture(String body, long width) {
    return new Case(
        body,
        Picture.of(Base64.getDecoder().decode(PIXEL), "pier").withWidth(width),
        Map.of("kind", "picture", "content", PIXEL, "width", width));
  }

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    String bold =
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a {{ v }} z</w:t></w:r></w:p>";
    RichText mixed =
        RichText.of("big & red", Format.of(Mark.BOLD).withColour("C00000").withHalfPoints(28))
            .plus(" plain", Format.NONE);
    Map<String, Object> mixedTheirs =
        texts(
            List.of(
                Map.of("text", "big & red", "bold", true, "color", "C00000", "size", 28),
                Map.of("text", " plain")));
    cases.put("rich text", new Case(p("a {{r v }} z"), mixed, mixedTheirs));
    cases.put("rich text in bold", new Case(bold.replace("{{", "{{r"), mixed, mixedTheirs));
    cases.put(
        "rich text in rows of a loop",
        new Case(
            table(
                    row("{%tr for n in [1, 2] %}", ""),
                    row("{{ n }}", "{{r v }}"),
                    row("{%tr endfor %}", ""))
                + p("z"),
            mixed,
            mixedTheirs));
    cases.put(
        "marks",
        new Case(
            p("{{r v }}"),
            RichText.of("i", Format.of(Mark.ITALIC))
                .plus("u", Format.of(Mark.UNDERLINE))
                .plus("s", Format.of(Mark.STRIKE))
                .plus("2", Format.of(Mark.SUPERSCRIPT))
                .plus("f", Format.NONE.withFont("Carlito").withHighlight("yellow")),
            texts(
                List.of(
                    Map.of("text", "i", "italic", true),
                    Map.of("text", "u", "underline", true),
                    Map.of("text", "s", "strike", true),
                    Map.of("text", "2", "superscript", true),
                    Map.of("text", "f", "font", "Carlito", "highlight", "yellow")))));
    cases.put(
        "lines in rich text",
        new Case(
            p("{{r v }}"),
            RichText.of("one\ntwo\tthree", Format.of(Mark.BOLD)),
            texts(List.of(Map.of("text", "one\ntwo\tthree", "bold", true)))));
    cases.put(
        "a link",
        new Case(
            p("see {{r v }}."),
            RichText.of("our ", Format.NONE)
                .plus(
                    RichText.link(
                        "site", "https://transit.invalid/a?b=1&c=2", Format.of(Mark.UNDERLINE))),
            texts(
                List.of(
                    Map.of("text", "our "),
                    Map.of(
                        "text",
                        "site",
                        "link",
                        "https://transit.invalid/a?b=1&c=2",
                        "underline",
                        true)))));
    cases.put("a listing", listing(p("a {{ v }} z"), "one\ntwo\tthree"));
    cases.put("a listing of paragraphs", listing(bold, "one\u0007two <&>"));
    cases.put("a listing over pages", listing(p("{{ v }}"), "one\ftwo"));
    cases.put("a picture", picture(p("a {{ v }} z"), 914_400));
    cases.put("a picture in bold", picture(bold, 914_400));
    cases.put("a picture in a cell", picture(table(row("{{ v }}", "b")) + p("z"), 360_000));
    cases.put("a document", document(p("a") + p("{{p v }}") + p("z"), p("first"), p("second")));
    cases.put(
        "a document that may go",
        document(p("{%p if no %}") + p("{{p v }}") + p("{%p endif %}") + p("z"), p("first")));
    cases.put(
        "a document with a table",
        document(p("{{p v }}") + p("z"), table(row("a", "b"), row("c", "d")), p("{{ no tag }}")));
    cases.put("a document in a cell", document(table(row("{{p v }}", "b")) + p("z"), p("in")));
    return cases;
  }

  private static byte[] ours(Case one) {
    byte[] file =
        Template.compile(Docx.ofBody(one.body()).bytes(), Functions.standard())
            .orThrow()
            .render(Map.of("v", one.ours(), "no", false), RenderOptions.standard())
            .document();
    WellFormed.require(file);
    return file;
  }

  /** The body's outline, the sizes of its pictures and where its links lead. */
  private static List<String> told(byte[] file) throws Exception {
    Map<String, String> parts = Docx.read(file);
    List<String> told = new ArrayList<>(Outline.of(file, BODY));
    Matcher extents = EXTENT.matcher(Objects.requireNonNull(parts.get(BODY)));
    while (extents.find()) {
      told.add(extents.group());
    }
    Matcher links = LINK.matcher(parts.getOrDefault("word/_rels/document.xml.rels", ""));
    while (links.find()) {
      told.add("link to " + links.group(1));
    }
    return told;
  }

  @Test
  void ourRichValuesSayWhatDocxtplsSayAndAreBuiltLikeThem() throws Exception {
    DebianPython.require("docxtpl", "python3-docxtpl");
    Map<String, Case> cases = cases();
    List<Map<String, Object>> request = new ArrayList<>();
    cases.forEach((name, one) ->
        request.add(
            Map.of(
                "name",
                name,
                "document",
                Base64.getEncoder().encodeToString(Docx.ofBody(one.body()).bytes()),
                "data",
                Map.of("no", false),
                "rich",
                Map.of("v", one.theirs()))));
    Map<String, Answer> answers = DocxtplAnswersTest.asked(request);
    Map<String, String> intended =
        DocxtplAnswersTest.intended("docxtpl-rich-value-differences.json");

    List<String> differing = new ArrayList<>();
    TreeSet<String> unseen = new TreeSet<>(intended.keySet());
    for (Map.Entry<String, Case> one : cases.entrySet()) {
      String name = one.getKey();
      Answer answer = Objects.requireNonNull(answers.get(name), name);
      String document = answer.document();
      List<String> theirs =
          document == null
              ? List.of(String.valueOf(answer.error()))
              : told(Base64.getDecoder().decode(document));
      List<String> ours = told(ours(one.getValue()));
      assertThat(ours).as(name).doesNotContain("INVALID");
      if (intended.containsKey(name)) {
        unseen.remove(name);
        assertThat(ours).as(intended.get(name)).isNotEqualTo(theirs);
      } else if (!ours.equals(theirs)) {
        differing.add("%s%n  ours    %s%n  docxtpl %s".formatted(name, ours, theirs));
      }
    }

    assertThat(differing).as("of %d values compared", cases.size()).isEmpty();
    assertThat(unseen).as("listed differences without a value").isEmpty();
  }
}
