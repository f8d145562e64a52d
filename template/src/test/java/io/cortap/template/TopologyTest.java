package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Shapes that real templates have and that break when taken literally. */
class TopologyTest {
  private static List<String> lines(Map<String, ?> data, String... body) {
    return Docx.lines(render(data, body));
  }

  private static byte[] render(Map<String, ?> data, String... body) {
    byte[] file =
        Template.compile(Docx.ofBody(body).bytes(), Functions.standard())
            .orThrow()
            .render(data, RenderOptions.standard())
            .document();
    WellFormed.require(file);
    return file;
  }

  @Nested
  class Promotion {
    @Test
    void aLonePlainElseIsPromotedToItsPartnersLevel() {
      String[] body = {p("{%p if a %}"), p("A"), p("{% else %}"), p("B"), p("{%p endif %}")};
      assertThat(lines(Map.of("a", true), body)).containsExactly("A");
      assertThat(lines(Map.of("a", false), body)).containsExactly("B");
    }

    @Test
    void aLonePlainForAroundAListParagraphLeavesNoEmptyParagraphs() {
      String[] body = {p("{% for x in xs %}"), p("- {{ x }}"), p("{% endfor %}")};
      assertThat(lines(Map.of("xs", List.of(1, 2)), body)).containsExactly("- 1", "- 2");
    }

    @Test
    void lonePlainTagsInTheFirstCellsOfRowsArePromotedToRows() {
      String body =
          table(row("{% if a %}", ""), row("A", "B"), row("{% endif %}", ""), row("C", "D"));
      assertThat(lines(Map.of("a", false), body)).containsExactly("C", "D");
      assertThat(lines(Map.of("a", true), body)).containsExactly("A", "B", "C", "D");
    }

    @Test
    void twoLoneEndsInOneParagraphAreBothPromoted() {
      String[] body = {
        p("{% for x in xs %}"), p("{% if x %}"), p("{{ x }}"), p("{% endif %}{% endfor %}"), p("z")
      };
      assertThat(lines(Map.of("xs", List.of(1, 0, 2)), body)).containsExactly("1", "2", "z");
    }

    @Test
    void aConditionAroundNothingIsASpacerOrNothing() {
      String[] body = {
        p("{%p for x in xs %}"),
        p("{{ x }}"),
        p("{% if not loop.last %}"),
        p("{% endif %}"),
        p("{%p endfor %}")
      };
      assertThat(lines(Map.of("xs", List.of("a", "b")), body)).containsExactly("a", "", "b");
    }
  }

  @Nested
  class Splicing {
    @Test
    void aBlockFromOneParagraphIntoTheNextFusesHeadAndTail() {
      String[] body = {p("{% if a %}first"), p("{% endif %}second")};
      assertThat(lines(Map.of("a", true), body)).containsExactly("first", "second");
      assertThat(lines(Map.of("a", false), body)).containsExactly("second");
    }

    @Test
    void branchesThatBeginTheirParagraphs() {
      String[] body = {p("{% if a %}one"), p("{% elif b %}two"), p("{% endif %}")};
      assertThat(lines(Map.of("a", true, "b", true), body)).containsExactly("one", "");
      assertThat(lines(Map.of("a", false, "b", true), body)).containsExactly("two", "");
      assertThat(lines(Map.of("a", false, "b", false), body)).containsExactly("");
    }
  }

  @Nested
  class Repair {
    @Test
    void aCellLeftEmptyGetsAParagraph() {
      String body =
          "<w:tbl><w:tr><w:tc>"
              + p("{%p if a %}")
              + p("x")
              + p("{%p endif %}")
              + "</w:tc></w:tr></w:tbl>";
      assertThat(Docx.body(render(Map.of("a", false), body))).contains("<w:tc><w:p/></w:tc>");
    }

    @Test
    void aCellThatEndsInATableGetsAParagraph() {
      String body = "<w:tbl><w:tr><w:tc>" + table(row("x{{ 1 }}")) + "</w:tc></w:tr></w:tbl>";
      assertThat(Docx.body(render(Map.of(), body))).contains("</w:tbl><w:p/></w:tc>");
    }

    @Test
    void aTableLeftWithoutRowsIsRemoved() {
      String body = table(row("{%tr for x in xs %}"), row("{{ x }}"), row("{%tr endfor %}"));
      assertThat(Docx.body(render(Map.of("xs", List.of()), p("a"), body, p("b"))))
          .isEqualTo(p("a") + p("b"));
      assertThat(lines(Map.of("xs", List.of(1, 2)), body)).containsExactly("1", "2");
    }

    @Test
    void bookmarksRepeatedByALoopGetNumbersAndNamesOfTheirOwn() {
      String[] body = {
        p("{%p for x in xs %}"),
        "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"area\"/>"
            + Docx.r("{{ x }}")
            + "<w:bookmarkEnd w:id=\"3\"/></w:p>",
        p("{%p endfor %}")
      };
      assertThat(Docx.body(render(Map.of("xs", List.of(1, 2)), body)))
          .containsOnlyOnce("<w:bookmarkStart w:id=\"3\" w:name=\"area\"/>")
          .containsOnlyOnce("<w:bookmarkEnd w:id=\"3\"/>")
          .containsOnlyOnce("<w:bookmarkStart w:id=\"100000\" w:name=\"area_100000\"/>")
          .containsOnlyOnce("<w:bookmarkEnd w:id=\"100000\"/>");
    }

    @Test
    void aBookmarkThatEndsInsideALeftOutBlockStillEnds() {
      String[] body = {
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + Docx.r("a") + "</w:p>",
        p("{%p if no %}"),
        "<w:p>" + Docx.r("x") + "<w:bookmarkEnd w:id=\"1\"/></w:p>",
        p("{%p endif %}")
      };
      assertThat(Docx.body(render(Map.of(), body))).containsOnlyOnce("<w:bookmarkEnd w:id=\"1\"/>");
    }

    @Test
    void aSectionThatEndsInsideALeftOutBlockStillEnds() {
      String section = "<w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr>";
      String[] body = {
        p("a"),
        p("{%p if yes %}"),
        "<w:p>" + section + Docx.r("x") + "</w:p>",
        p("{%p endif %}"),
        p("b")
      };
      assertThat(Docx.body(render(Map.of("yes", false), body)))
          .isEqualTo(p("a") + "<w:p>" + section + "</w:p>" + p("b"));
      assertThat(Docx.body(render(Map.of("yes", true), body)))
          .isEqualTo(p("a") + "<w:p>" + section + Docx.r("x") + "</w:p>" + p("b"));
    }
  }

  @Nested
  class Merging {
    @Test
    void aHyphenJoinsParagraphs() {
      String[] body = {
        p("It lies"), p("{%- if town -%}"), p(" in town"), p("{%- endif -%}"), p(" and I like it.")
      };
      assertThat(lines(Map.of("town", true), body))
          .containsExactly("It lies in town and I like it.");
    }
  }

  @Nested
  class Leaving {
    @Test
    void aLoneBreakLeavesALoopOverParagraphs() {
      String[] body = {
        p("{%p for x in xs %}"),
        p("{% if x == 2 %}"),
        p("{% break %}"),
        p("{% endif %}"),
        p("{{ x }}"),
        p("{%p endfor %}"),
        p("z")
      };
      assertThat(lines(Map.of("xs", List.of(1, 2, 3)), body)).containsExactly("1", "z");
    }

    @Test
    void aBreakInsideTheRepeatedParagraphIsRefused() {
      byte[] file =
          Docx.ofBody(
                  p("{%p for x in xs %}"),
                  p("{{ x }}{% if x == 2 %}{% break %}{% endif %}"),
                  p("{%p endfor %}"))
              .bytes();
      assertThat(Template.compile(file, Functions.standard()))
          .isInstanceOf(Compilation.Rejected.class);
    }

    @Test
    void anInlineBreakLeavesAnInlineLoop() {
      assertThat(
              lines(
                  Map.of("xs", List.of(1, 2, 3)),
                  p("{% for x in xs %}{% if x == 2 %}{% break %}{% endif %}{{ x }}{% endfor %}.")))
          .containsExactly("1.");
    }
  }

  @Nested
  class RowTags {
    @Test
    void aBlockWithinOneRowRepeatsThatRow() {
      String body = table(row("{%tr for x in xs %}{{ x }}", "b{%tr endfor %}"));
      assertThat(lines(Map.of("xs", List.of(1, 2)), body)).containsExactly("1", "b", "2", "b");
    }

    @Test
    void cellTagsRepeatCells() {
      String body = table(row("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"));
      assertThat(lines(Map.of("xs", List.of(1, 2, 3)), body)).containsExactly("1", "2", "3");
    }
  }
}
