package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.RenderException;
import io.cortap.template.RenderOptions;
import io.cortap.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFunctionsTest {
  private static final Map<String, Object> DATA =
      Map.of(
          "areas", List.of("Legal", "Title VI", "Procurement"),
          "places",
              List.of(
                  Map.of("name", "Elder Wheels", "city_state", "Millbrook, GA"),
                  Map.of("name", "Care Ride")),
          "milestones",
              List.of(
                  Map.of("process", "Draft report", "date", "2026-05-22"),
                  Map.of("process", "Final Report issued", "date", "2026-07-01")));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "counted(2, 'deficiency') => two (2) deficiencies",
        "counted(areas|length, 'area')|sentence => Three (3) areas",
        "count_words(0) => no",
        "4|count_words => four (4)",
        "plural(2, 'person', 'people') => people",
        "plural(1, 'deficiency') => deficiency",
        "is_are(1) ~ was_were(2) => iswere",
        "with_article('SMR') => an SMR",
        "'NTS'|possessive => NTS'",
        "areas|oxford => Legal, Title VI, and Procurement",
        "'2026-04-02T10:00:00Z'|long_date => April 2, 2026",
        "'next spring'|long_date => next spring",
        "nothing|long_date or 'unset' => unset",
        "date_range('2026-04-06', '2026-04-09') => April 6–9, 2026",
        "date_range('2026-04-06', none) => April 6, 2026",
        "date_range(none, none) or 'unset' => unset",
        "add_business_days('2026-05-22', 10) => 2026-06-08",
        "add_business_days('soon', 10) or 'unset' => unset",
        "milestone_date(milestones, 'Final report') => 2026-07-01",
        "milestone_date([], 'Final report') or 'unset' => unset",
        "places|place_names|oxford => Elder Wheels (Millbrook, GA); and Care Ride",
        "'1255400'|dollars => $1,255,400",
        "1255400.5|dollars => $1,255,400.50",
        "'about two million'|dollars => about two million",
        "area_requirement('teleportation') or 'unset' => unset"
      })
  void aTemplateMayCallThem(String expression, String printed) {
    assertThat(printed(expression)).isEqualTo(printed);
  }

  @Test
  void anImpossibleArgumentIsALocatedFault() {
    assertThatThrownBy(() -> printed("count_words(-1)"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("word/document.xml")
        .hasMessageContaining("a count is not negative, was -1");
  }

  private static String printed(String expression) {
    byte[] document =
        Template.compile(
                SampleTemplate.of("{{ " + expression + " }}"), ReportFunctions.builtIn().all())
            .orThrow()
            .render(DATA, RenderOptions.standard())
            .document();
    return WordDocument.read(document).text();
  }
}
