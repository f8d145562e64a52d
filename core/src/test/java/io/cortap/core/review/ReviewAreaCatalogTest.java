package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewAreaCatalogTest {
  private static final FiscalYear FY2026 = new FiscalYear(2026);
  private final ReviewAreaCatalog catalog = ReviewAreaCatalog.inForce(FY2026);

  @TestFactory
  Stream<DynamicTest> everyKnownNameIsMatchedAsExpected() throws IOException {
    return VectorFile.cases("control-names.json").stream()
        .map(known -> DynamicTest.dynamicTest("<" + known.text("name") + ">", () -> check(known)));
  }

  @Test
  void theNamesOfOneProjectAreMatchedAsEachAlone() throws IOException {
    var matching = new AreaMatching(catalog);
    for (VectorFile.Known known : VectorFile.cases("control-names.json")) {
      String name = known.text("name");

      assertThat(matching.match(name)).as(name).isEqualTo(catalog.match(name));
      assertThat(matching.match(name + "1")).as(name).isEqualTo(catalog.match(name + "1"));
    }
  }

  private void check(VectorFile.Known known) {
    String area =
        switch (catalog.match(known.text("name"))) {
          case AreaMatch.ByName match -> number(match.area());
          case AreaMatch.ByCode match -> number(match.area());
          case AreaMatch.Disputed match -> number(match.area());
          case AreaMatch.Outside match -> "outside";
          case AreaMatch.Unmapped match -> "unmapped";
        };
    assertThat(area).isEqualTo(known.text("area"));
  }

  private String number(ReviewArea area) {
    return Integer.toString(catalog.areas().indexOf(area) + 1);
  }

  private ReviewArea area(String name) {
    return catalog.find(name).orElseThrow();
  }

  @Nested
  class Years {
    @Test
    void fiscalYear2026Has21Areas() {
      assertThat(catalog.areas()).hasSize(21);
    }

    @Test
    void fiscalYear2025AddsBusinessEnterpriseAfterProcurementAndEmploymentAfterParatransit() {
      assertThat(ReviewAreaCatalog.inForce(new FiscalYear(2025)).areas())
          .hasSize(23)
          .extracting(ReviewArea::id)
          .containsSubsequence("procurement", "dbe", "title-vi")
          .containsSubsequence("ada-paratransit", "eeo", "school-bus");
    }

    @ParameterizedTest
    @CsvSource({"2019,2025", "2025,2025", "2026,2026", "2031,2026"})
    void aYearWithoutATableUsesTheNearestBeforeElseAfter(int asked, int used) {
      assertThat(ReviewAreaCatalog.inForce(new FiscalYear(asked)).year().year()).isEqualTo(used);
    }
  }

  @Nested
  class Matching {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "ADA \u2013 GENERAL : ADA-GEN1",
          "ada\u00A0general:x",
          " 11) Ada \u2014 General ",
          "ADA\u2011General",
          "11. ADA GENERAL : 3"
        })
    void dashesBlanksCaseAndNumberingAreAllOne(String name) {
      assertThat(catalog.match(name)).isEqualTo(new AreaMatch.ByName(area("ADA General")));
    }

    @Test
    void anUnknownNameIsMappedByItsCode() {
      assertThat(catalog.match("SOMETHING NEW : TC-PgM1"))
          .isEqualTo(new AreaMatch.ByCode(area("Technical Capacity Program Management")));
    }

    @Test
    void aFourDigitCodeIsComparedWhole() {
      assertThat(catalog.match("X : 5307:1-A"))
          .isEqualTo(new AreaMatch.ByCode(area("Section 5307")));
      assertThat(catalog.match("X : 53071")).isEqualTo(new AreaMatch.Unmapped());
    }

    @Test
    void theNameWinsOverACodeThatDisagrees() {
      assertThat(catalog.match("LEGAL : P4"))
          .isEqualTo(new AreaMatch.Disputed(area("Legal"), area("Procurement")));
    }

    @Test
    void aSentenceThatBeginsWithAnAreasLetterIsNoCode() {
      assertThat(catalog.match("C is for nothing here")).isEqualTo(new AreaMatch.Unmapped());
    }

    @Test
    void whatIsOutsideInOneYearIsAnAreaOfAnother() {
      var before = ReviewAreaCatalog.inForce(new FiscalYear(2025));

      assertThat(before.outside()).isEmpty();
      for (ReviewArea area : catalog.outside()) {
        assertThat(before.match(area.name() + " : X1")).isEqualTo(new AreaMatch.ByName(area));
      }
      assertThat(before.match("Disadvantaged Business Enterprise (DBE) : DBE12"))
          .isEqualTo(new AreaMatch.ByName(before.find("DBE").orElseThrow()));
    }

    @Test
    void anAreaOfAnotherYearIsOutside() {
      assertThat(catalog.match("DBE5")).isEqualTo(new AreaMatch.Outside(catalog.outside().get(0)));
    }
  }

  @Nested
  class Tables {
    @Test
    void twoAreasCannotShareAName() {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              ReviewAreaCatalog.parse(FY2026, TextTable.parse("a | One | A |\nb | Two | B | one")))
          .withMessageContaining("'one' names both One and Two in line 2");
    }
  }
}
