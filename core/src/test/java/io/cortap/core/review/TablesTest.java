package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain tables that catalogs, fields and defaults are read from. */
final class TablesTest {
  @Nested
  class Lines {
    @Test
    void areRowsOfCellsWithTheirNumberAndSection() {
      assertThat(
              TextTable.parse(
                  """
                  a | b
                  # a comment

                  [areas]
                    c |  | d e ; f ;; g  |
                  """))
          .containsExactly(
              new TextTable.Row(1, "", List.of("a", "b")),
              new TextTable.Row(5, "areas", List.of("c", "", "d e ; f ;; g", "")));
    }

    @Test
    void haveWordsAndListsInACell() {
      TextTable.Row row = TextTable.parse("c |  | d  e ; f ;; g").getFirst();

      assertThat(row.words(2)).containsExactly("d", "e", ";", "f", ";;", "g");
      assertThat(row.list(2)).containsExactly("d  e", "f", "g");
      assertThat(row.words(1)).isEmpty();
      assertThat(row.cell(3)).isEmpty();
      assertThat(row.list(3)).isEmpty();
    }

    @Test
    void ofATableThatIsNotThereAreNone() {
      assertThat(TextTable.find("catalog-FY1999.txt")).isEmpty();
    }
  }

  @Nested
  class Catalogs {
    private ReviewAreaCatalog parse(String table) {
      return ReviewAreaCatalog.parse(new FiscalYear(2027), TextTable.parse(table));
    }

    @Test
    void ofANewYearNeedATableAlone() {
      ReviewAreaCatalog catalog =
          parse(
              """
              [areas]
              tunnels | Tunnels | TN TU | Tubes; Subways
              [outside]
              ferries | Ferries | FR |
              """);

      ReviewArea tunnels = new ReviewArea("tunnels", "Tunnels");
      ReviewArea ferries = new ReviewArea("ferries", "Ferries");
      assertThat(catalog.year()).isEqualTo(new FiscalYear(2027));
      assertThat(catalog.areas()).containsExactly(tunnels);
      assertThat(catalog.outside()).containsExactly(ferries);
      assertThat(Stream.of("tunnels", "TUBES", "Subways").map(catalog::find))
          .allMatch(found -> found.orElseThrow().equals(tunnels));
      assertThat(catalog.match("X : TU1")).isEqualTo(new AreaMatch.ByCode(tunnels));
      assertThat(catalog.match("X : tn1")).isEqualTo(new AreaMatch.ByCode(tunnels));
      assertThat(catalog.match("X : FR1")).isEqualTo(new AreaMatch.Outside(ferries));
      assertThat(catalog.match("X : TNU1")).isEqualTo(new AreaMatch.Unmapped());
    }

    static Stream<Arguments> damaged() {
      return Stream.of(
          Arguments.of("", "a catalog has at least one area; that of FY2027 has none"),
          Arguments.of("[outside]\na | A | X |", "that of FY2027 has none"),
          Arguments.of("a | A | X |\nb | B | x |", "'X' names both A and B in line 2"),
          Arguments.of("a | A | X |\nb | a | Y |", "'a' names both A and a in line 2"),
          Arguments.of("a | A | X | c\nb | B | Y | C.", "'c' names both A and B in line 2"),
          Arguments.of("a | A | X |\n[outside]\nb | B | X |", "'X' names both A and B in line 3"),
          Arguments.of("a |  | X |", "a review area has an id and a name, was 'a', ''"),
          Arguments.of(" | A | X |", "a review area has an id and a name, was '', 'A'"));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void thatContradictThemselvesAreRefused(String table, String message) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> parse(table))
          .withMessageContaining(message);
    }

    @Test
    void mayNameAnAreaTwiceAlike() {
      assertThat(parse("a | A | X x | a; A.").find("A")).isPresent();
    }
  }

  @Nested
  class Fields {
    static Stream<Arguments> kinds() {
      return Stream.of(
          Arguments.of("text", new FieldKind.Text(TextForm.TEXT)),
          Arguments.of("city-state", new FieldKind.Text(TextForm.CITY_STATE)),
          Arguments.of("fiscal-year", new FieldKind.Text(TextForm.FISCAL_YEAR)),
          Arguments.of("flag", new FieldKind.Flag()),
          Arguments.of("texts", new FieldKind.Texts()),
          Arguments.of("number 1 to 10", new FieldKind.WholeNumber(1, 10)),
          Arguments.of(
              "one of In Progress; Done", new FieldKind.OneOf(List.of("In Progress", "Done"))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void haveAKind(String cell, FieldKind kind) {
      assertThat(FieldKind.parse(cell, Map.of())).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows boats", "shoe", "number one to two"})
    void ofNoKindAreRefused(String cell) {
      assertThatIllegalArgumentException().isThrownBy(() -> FieldKind.parse(cell, Map.of()));
    }

    @Test
    void ofAShapeHaveItsMembersInOrder() {
      FieldKind.Rows boats =
          FieldKind.parseShape("name, built:date, crew:number 1 to 9 , tags:texts", Map.of());

      assertThat(boats.members().keySet()).containsExactly("name", "built", "crew", "tags");
      assertThat(boats.members().get("built")).isEqualTo(new FieldKind.Text(TextForm.DATE));
      assertThat(FieldKind.parse("rows boats", Map.of("boats", boats))).isEqualTo(boats);
    }

    @Test
    void ofAnUnknownSectionAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FieldTable.parse(TextTable.parse("[boats]\na | text | b |")))
          .withMessage("no section is called 'boats'");
    }

    @Test
    void mayHaveASecondPath() {
      assertThat(FieldTable.builtIn().find("project.fiscal_year").orElseThrow().second())
          .contains("metadata.fiscal_year");
      assertThat(FieldTable.builtIn().find("project.recipient_id").orElseThrow().second())
          .isEmpty();
    }
  }

  @Nested
  class Words {
    @ParameterizedTest
    @CsvSource({"D, DEFICIENT", "ND, NON_DEFICIENT", "NA, NOT_APPLICABLE"})
    void ofFindingsAreThreeCodes(String code, Finding finding) {
      assertThat(finding.code()).isEqualTo(code);
      assertThat(Finding.ofCode(code)).isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource({
      "defaults, DEFAULTS",
      "riskuity, RISKUITY",
      "setup, SETUP",
      "request, REQUEST",
      "derived, DERIVED"
    })
    void ofLayersAreFive(String code, Layer layer) {
      assertThat(layer.code()).isEqualTo(code);
      assertThat(Layer.ofCode(code)).isEqualTo(layer);
    }

    @Test
    void thatAreNoneAreRefusedAndQuoted() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Finding.ofCode("d"))
          .withMessage("a finding is D, ND or NA, was 'd'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Layer.ofCode("sky"))
          .withMessage("a layer is defaults, riskuity, setup, request or derived, was 'sky'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Confidence.ofCode("Sure"))
          .withMessage("a confidence is sure or read, was 'Sure'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FiscalYear.parse("2026"))
          .withMessage("a fiscal year looks like FY2026, was '2026'");
    }

    @Test
    void ofYearsAreInTheirOrder() {
      assertThat(Stream.of("FY2027", "FY2025", "FY2026").map(FiscalYear::parse).sorted())
          .extracting(FiscalYear::toString)
          .containsExactly("FY2025", "FY2026", "FY2027");
    }
  }
}
