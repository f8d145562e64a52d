package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The review areas of each year, and every way in which controls are known to name them. */
final class AreaTableTest {
  private static final long SEED = Long.getLong("cortap.seed", 20_261_001);
  private static final ReviewAreaCatalog FY2026 = ReviewAreaCatalog.inForce(new FiscalYear(2026));
  private static final ReviewAreaCatalog FY2025 = ReviewAreaCatalog.inForce(new FiscalYear(2025));

  private static int place(ReviewAreaCatalog catalog, ReviewArea area) {
    return catalog.areas().indexOf(area) + 1;
  }

  @Nested
  class Places {
    @ParameterizedTest(name = "{0}. {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            1  | Legal
            2  | Financial Management and Capacity
            3  | Technical Capacity - Award Management
            4  | Technical Capacity - Program Management and Subrecipient Oversight
            5  | Technical Capacity - Project Management
            6  | Transit Asset Management
            7  | Satisfactory Continuing Control
            8  | Maintenance
            9  | Procurement
            10 | Title VI
            11 | Americans with Disabilities Act (ADA) - General
            12 | Americans with Disabilities Act (ADA) - Complementary Paratransit
            13 | School Bus
            14 | Charter Bus
            15 | Drug-Free Workplace Act
            16 | Drug and Alcohol Program
            17 | Section 5307 Program Requirements
            18 | Section 5310 Program Requirements
            19 | Section 5311 Program Requirements
            20 | Public Transportation Agency Safety Plan (PTASP)
            21 | Cybersecurity
            """)
    void ofFiscalYear2026(int place, String name) {
      assertThat(FY2026.areas().get(place - 1).name()).isEqualTo(name);
      assertThat(FY2026.areas()).hasSize(21);
    }

    @Test
    void ofFiscalYear2025AreTheSameWithTwoMore() {
      var names = new ArrayList<>(FY2026.areas());
      names.add(9, FY2026.find("Disadvantaged Business Enterprise").orElseThrow());
      names.add(13, FY2026.find("Equal Employment Opportunity").orElseThrow());

      assertThat(FY2025.areas()).hasSize(23).isEqualTo(names);
      assertThat(FY2025.areas().get(8).name()).isEqualTo("Procurement");
      assertThat(FY2025.areas().get(12).name()).endsWith("Complementary Paratransit");
    }

    @Test
    void haveIdsThatStayTheSameOverTheYears() {
      for (ReviewArea area : FY2026.areas()) {
        assertThat(FY2025.find(area.name())).contains(area);
      }
      assertThat(FY2026.areas()).extracting(ReviewArea::id).doesNotHaveDuplicates();
      assertThat(FY2025.areas()).extracting(ReviewArea::id).doesNotHaveDuplicates();
    }
  }

  @Nested
  class Prefixes {
    /** Place, prefix in a control's name, a code of the area, how many controls one project has. */
    static Stream<Arguments> rows() {
      return """
      1  | LEGAL                                           | L2       | 11
      2  | FINANCIAL MANAGEMENT                            | F4       | 55
      2  | FINANCIAL MANAGEMENT AND CAPACITY               | F1       | 1
      3  | TECHNICAL CAPACITY AWARD MANAGEMENT             | TC-AM5   | 35
      3  | TECHNICAL CAPACITY – AWARD MANAGEMENT           | TC-AM1   | 5
      4  | TECHNICAL CAPACITY PROGRAM MANAGEMENT           | TC-PgM1  | 20
      4  | TECHNICAL CAPACITY – PROGRAM MANAGEMENT         | TC-PgM2  | 10
      5  | TECHNICAL CAPACITY PROJECT MANAGEMENT           | TC-PjM3  | 10
      5  | TECHNICAL CAPACITY – PROJECT MANAGEMENT         | TC-PjM1  | 7
      6  | TRANSIT ASSET MANAGEMENT                        | TAM9     | 33
      7  | SATISFACTORY CONTINUING CONTROL                 | SCC8     | 60
      8  | MAINTENANCE                                     | M2       | 21
      9  | PROCUREMENT                                     | P12      | 71
      10 | TITLE VI                                        | TVI2     | 0
      11 | ADA GENERAL                                     | ADA-GEN1 | 4
      12 | ADA COMPLEMENTARY PARATRANSIT                   | ADA-CPT4 | 5
      13 | SCHOOL BUS                                      | SB1      | 7
      14 | CHARTER BUS                                     | CB3      | 11
      15 | DRUG FREE WORKPLACE ACT                         | DFWA1    | 7
      15 | DRUG-FREE WORKPLACE ACT                         | DFWA2    | 3
      16 | DRUG AND ALCOHOL PROGRAM                        | DA7      | 18
      17 | SECTION 5307 PROGRAM REQUIREMENTS               | 5307:1-A | 24
      18 | SECTION 5310 PROGRAM REQUIREMENTS               | 5310:2   | 21
      19 | SECTION 5311 PROGRAM REQUIREMENTS               | 5311:4   | 33
      20 | PUBLIC TRANSPORTATION AGENCY SAFETY PLAN        | PTASP1   | 14
      20 | PTASP                                           | PTASP6   | 6
      21 | CYBERSECURITY                                   | C1       | 2
      """
          .lines()
          .map(row -> row.split(" *\\| *"))
          .map(row ->
              Arguments.of(Integer.valueOf(row[0]), row[1], row[2], Integer.valueOf(row[3])));
    }

    @ParameterizedTest(name = "{1} : {2} is area {0}")
    @MethodSource("rows")
    void nameTheArea(int place, String prefix, String code) {
      var expected = new AreaMatch.ByName(FY2026.areas().get(place - 1));

      assertThat(FY2026.match(prefix + " : " + code)).isEqualTo(expected);
      assertThat(FY2026.match(prefix)).isEqualTo(expected);
      assertThat(FY2026.match(prefix + ":")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{2} alone is area {0}")
    @MethodSource("rows")
    void areNotNeededWhereTheCodeIsKnown(int place, String prefix, String code) {
      assertThat(FY2026.match("A NEW NAME OF " + prefix + " : " + code))
          .isEqualTo(new AreaMatch.ByCode(FY2026.areas().get(place - 1)));
    }

    @Test
    void of494ControlsAreCountedInTheirAreas() {
      var controls = new ArrayList<Control>();
      var expected = new LinkedHashMap<ReviewArea, Integer>();
      rows()
          .map(Arguments::get)
          .forEach(row -> {
            int count = (Integer) row[3];
            expected.merge(FY2026.areas().get((Integer) row[0] - 1), count, Integer::sum);
            for (int i = 0; i < count; i++) {
              String id = Integer.toString(controls.size());
              controls.add(new Control(id, row[1] + " : " + row[2], "", Assessment.NONE));
            }
          });
      var read =
          new ProjectControls("", controls, List.of(), Instant.parse("2026-03-15T12:00:00Z"));

      ReviewOutcome outcome =
          ReviewAssembly.assemble(
              new ProjectId(33), read, ProjectLayers.NONE, UnassessedPolicy.DRAFT, read.readAt());

      ProjectReview review = ((ReviewOutcome.Assembled) outcome).review();
      var counted = new LinkedHashMap<ReviewArea, Integer>();
      review.assessments().forEach(area -> counted.put(area.area(), area.evidence().size()));
      assertThat(counted).isEqualTo(expected);
      assertThat(review.controlCount()).isEqualTo(494);
      assertThat(review.unassessedCount()).isEqualTo(494);
    }
  }

  @Nested
  class OldNames {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Technical Capacity – Award Management                             | 3
            Technical Capacity – Program Management & Subrecipient Oversight  | 4
            Technical Capacity – Program Management and Subrecipient Oversight| 4
            Technical Capacity – Project Management                           | 5
            Drug Free Workplace Act                                           | 15
            Public Transportation Agency Safety Plans (PTASP)                 | 20
            Public Transportation Agency Safety Plan                          | 20
            ADA – General                                                     | 11
            ADA – Complementary Paratransit                                   | 12
            Financial Management & Capacity                                   | 2
            """)
    void matchToo(String name, int place) {
      ReviewArea area = FY2026.areas().get(place - 1);

      assertThat(FY2026.match(name)).isEqualTo(new AreaMatch.ByName(area));
      assertThat(FY2025.match(name)).isEqualTo(new AreaMatch.ByName(area));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "Disadvantaged Business Enterprise (DBE) : DBE12, dbe, 10",
      "DISADVANTAGED BUSINESS ENTERPRISE : DBE5, dbe, 10",
      "Equal Employment Opportunity (EEO) : EEO1, eeo, 14",
      "EQUAL EMPLOYMENT OPPORTUNITY : EEO2, eeo, 14"
    })
    void ofAreasOutsideAYearAreKnownAndAnAreaOfTheYearBefore(String name, String id, int place) {
      assertThat(FY2026.match(name))
          .isInstanceOfSatisfying(
              AreaMatch.Outside.class, outside -> assertThat(outside.area().id()).isEqualTo(id));
      assertThat(FY2025.match(name))
          .isInstanceOfSatisfying(
              AreaMatch.ByName.class,
              named -> assertThat(place(FY2025, named.area())).isEqualTo(place));
    }
  }

  @Nested
  class Codes {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            PK1             | -
            X : PK1         | -
            X : P1          | 9
            P1              | 9
            p12             | 9
            P-12            | 9
            P 12            | 9
            P.12            | 9
            X : TC-PgM1     | 4
            X : tc-pgm1     | 4
            X : TC–PGM1     | 4
            TC-AM           | 3
            TC-5            | -
            X : TC5         | -
            X : 5307        | 17
            X : 5307:1-A    | 17
            5310 A1         | 18
            5311-2          | 19
            53071           | -
            X : 53071       | -
            X : 530         | -
            X : 1P          | -
            X :             | -
            X : -           | -
            : L2            | 1
            L is for others | -
            X : Ł2          | -
            """)
    void areComparedWhole(String name, String place) {
      int expected = place.equals("-") ? 0 : Integer.parseInt(place);

      assertThat(FY2026.match(name))
          .isEqualTo(
              expected == 0
                  ? new AreaMatch.Unmapped()
                  : new AreaMatch.ByCode(FY2026.areas().get(expected - 1)));
    }

    @ParameterizedTest(name = "{0} : {1}")
    @CsvSource({
      "LEGAL, P4, legal, procurement",
      "PROCUREMENT, L2, procurement, legal",
      "LEGAL, DBE5, legal, dbe",
      "DBE, P4, dbe, procurement",
      "EEO, DBE5, eeo, dbe"
    })
    void thatDisagreeWithTheNameLoseAndAreTold(
        String name, String code, String winner, String loser) {
      assertThat(FY2026.match(name + " : " + code))
          .isInstanceOfSatisfying(
              AreaMatch.Disputed.class,
              both -> {
                assertThat(both.area().id()).isEqualTo(winner);
                assertThat(both.codeArea().id()).isEqualTo(loser);
              });
    }
  }

  /** Every name of every area, in the disguises that people and programs give it. */
  @Nested
  class Variants {
    private static final List<String> DASHES =
        List.of(
            "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFF0D");
    private static final List<String> BLANKS =
        List.of(" ", "  ", "\u00A0", "\t", "\u2007", "\u202F", " \u200B");
    private static final List<String> NUMBERINGS = List.of("", "3. ", "12) ", "7.", "21.\u00A0");
    private static final List<String> COLONS = List.of(" : ", ": ", ":", "\u00A0:\u00A0", "\uFF1A");

    static Stream<Arguments> names() {
      return Stream.of(2025, 2026)
          .flatMap(year ->
              TextTable.find("catalog-FY" + year + ".txt").orElseThrow().stream()
                  .flatMap(row ->
                      Stream.concat(Stream.of(row.cell(1)), row.list(3).stream())
                          .map(name -> Arguments.of(year, name, row.cell(0)))));
    }

    private static String any(List<String> of, Random random) {
      return of.get(random.nextInt(of.size()));
    }

    private static String disguised(String name, Random random) {
      var disguise = new StringBuilder(any(NUMBERINGS, random));
      for (String word : name.split("(?<=[ -])|(?=[ -])")) {
        disguise.append(
            switch (word) {
              case "-" -> any(DASHES, random);
              case " " -> any(BLANKS, random);
              case "and" -> random.nextBoolean() ? "&" : "AND";
              default ->
                  switch (random.nextInt(3)) {
                    case 0 -> word.toUpperCase(Locale.ROOT);
                    case 1 -> word.toLowerCase(Locale.ROOT);
                    default -> word;
                  };
            });
      }
      return disguise + (random.nextInt(4) == 0 ? " " : "");
    }

    @ParameterizedTest(name = "FY{0} {1}")
    @MethodSource("names")
    void matchTheNameTheyDisguise(int year, String name, String id) {
      var catalog = ReviewAreaCatalog.inForce(new FiscalYear(year));
      for (long seed = SEED; seed < SEED + 100; seed++) {
        var random = new Random(seed);
        String code = random.nextInt(4) == 0 ? "" : any(COLONS, random) + "note " + seed;
        String disguised = disguised(name, random) + code;

        ReviewArea area =
            switch (catalog.match(disguised)) {
              case AreaMatch.ByName named -> named.area();
              case AreaMatch.Outside outside -> outside.area();
              case AreaMatch.ByCode coded -> new ReviewArea("by code", coded.area().id());
              case AreaMatch.Disputed both -> new ReviewArea("disputed", both.area().id());
              case AreaMatch.Unmapped none -> new ReviewArea("unmapped", disguised);
            };
        assertThat(area.id()).as("-Dcortap.seed=%s: <%s>", seed, disguised).isEqualTo(id);
      }
    }

    @Test
    void thatDropALetterMatchNothing() {
      for (ReviewArea area : FY2026.areas()) {
        String mangled = "Z" + area.name().substring(1);

        assertThat(FY2026.match(mangled)).as(mangled).isEqualTo(new AreaMatch.Unmapped());
      }
    }
  }

  @Nested
  class Years {
    @ParameterizedTest(name = "FY{0} uses the areas of FY{1}")
    @CsvSource({
      "2000, 2025",
      "2004, 2025",
      "2024, 2025",
      "2025, 2025",
      "2026, 2026",
      "2027, 2026",
      "2046, 2026",
      "2047, 2026",
      "2999, 2026"
    })
    void withoutATableUseTheNearestBeforeElseAfter(int asked, int used) {
      assertThat(ReviewAreaCatalog.inForce(new FiscalYear(asked)).year())
          .isEqualTo(new FiscalYear(used));
    }
  }
}
