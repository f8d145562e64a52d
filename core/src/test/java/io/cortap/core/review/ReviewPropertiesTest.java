package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds for any project and any wording. Each case is drawn from a seed of its own, which a
 * failure names; {@code -Dcortap.seed=N} moves all of them to other draws.
 */
@Tag("exhaustive")
final class ReviewPropertiesTest {
  private static final long FIRST_SEED = Long.getLong("cortap.seed", 20_270_315);
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
  private static final ReviewAreaCatalog CATALOG = ReviewAreaCatalog.inForce(new FiscalYear(2026));
  private static final List<String> DASHES =
      IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
          .filter(c -> Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212)
          .mapToObj(Character::toString)
          .toList();
  private static final List<String> BLANKS =
      List.of(" ", "\u00A0", "  ", "\t", "\u2009", " \u200B", "\u3000", " \u00A0 ");
  private static final List<String> BEFORE = List.of("", " ", "\n", "\r\n", "\u00A0 ", "\t");
  private static final List<String> BEHIND =
      List.of("", " ", "   ", "\n", " \r\n", "\u00A0 ", "\t", "\u2003", "\u200B");
  private static final List<String> STATUSES =
      List.of("Not Started", "In Progress", "Complete", "");
  private static final List<String> INSTANCES = List.of("Deficient", "Passed", "Approved", "NA");
  private static final List<String> WRAPPERS =
      List.of(
          "%s",
          "<p>%s</p>",
          "<div class=\"note\"><span style='color: red'>%s</span></div>",
          "<ul><li>%s</li></ul>",
          "<b>%s</b>",
          "&nbsp;%s&nbsp;",
          "<br/>%s<br>",
          "&#160;%s&#xA0;",
          "<!-- reviewer's note --><p class=MsoNormal>%s</p>",
          "<style>p {margin: 0}</style><P>%s</P>",
          "<table><tr><td>%s</td></tr></table>",
          "&lt;p&gt;%s&lt;/p&gt;");

  private List<String> comments = List.of();
  private List<String> names = List.of();

  @BeforeEach
  void readVectors() throws IOException {
    var found = new ArrayList<String>();
    VectorFile.cases("finding-comments.json").forEach(known -> found.add(known.text("comments")));
    for (String file : List.of("corpus/comments.tsv", "corpus/fresh.tsv")) {
      VectorFile.lines(file).stream()
          .skip(1)
          .map(line -> line.substring(line.lastIndexOf('\t') + 1).replace("\\n", "\n"))
          .forEach(found::add);
    }
    comments =
        found.stream().filter(comment -> !comment.contains("<") && !comment.contains("&")).toList();
    names =
        VectorFile.cases("control-names.json").stream().map(known -> known.text("name")).toList();
  }

  private static void forSeeds(int cases, Consumer<Random> property) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + cases; seed++) {
      try {
        property.accept(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("fails with -Dcortap.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String anyText(Random random, int maxLength) {
    var text = new StringBuilder();
    for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
      text.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x110000);
            case 1 -> random.nextInt(0x3000);
            default -> ' ' + random.nextInt(95);
          });
    }
    return text.toString();
  }

  @Test
  void everyControlIsMappedOutsideOrUnmapped() {
    forSeeds(
        100,
        random -> {
          List<Control> controls = project(random);
          String year = any(List.of("FY2025", "FY2026"), random);

          ProjectReview review = review(controls, year);

          var accounted = new ArrayList<>(review.evidence().map(Evidence::controlId).toList());
          review.quality().outside().forEach(control -> accounted.add(control.id()));
          review.quality().unmapped().forEach(control -> accounted.add(control.id()));
          assertThat(accounted)
              .containsExactlyInAnyOrderElementsOf(controls.stream().map(Control::id).toList());
          assertThat(CanonicalForm.read(CanonicalForm.write(review))).isEqualTo(review);
        });
  }

  private List<Control> project(Random random) {
    var controls = new ArrayList<Control>();
    for (int left = random.nextInt(41); left > 0; left--) {
      String name = random.nextInt(10) == 0 ? anyText(random, 20) : any(names, random);
      var instances = new ArrayList<String>();
      for (int more = random.nextInt(3); more > 0; more--) {
        instances.add(any(INSTANCES, random));
      }
      var assessment = new Assessment(any(STATUSES, random), any(comments, random), instances);
      controls.add(new Control("c" + controls.size(), name, "", assessment));
    }
    return controls;
  }

  private static ProjectReview review(List<Control> controls, String year) {
    var asked = new SetupRecord(Map.of("project_info", Map.of("fiscal_year", year)));
    ReviewOutcome outcome =
        ReviewAssembly.assemble(
            new ProjectId(1),
            new ProjectControls("", controls, List.of(), NOON),
            new ProjectLayers(SetupRecord.EMPTY, asked),
            UnassessedPolicy.DRAFT,
            NOON);
    return switch (outcome) {
      case ReviewOutcome.Assembled assembled -> assembled.review();
      case ReviewOutcome.Blocked blocked -> throw new AssertionError(blocked.reasons().toString());
    };
  }

  @Test
  void noDisguiseChangesAFinding() {
    forSeeds(
        1000,
        random -> {
          String comment = any(comments, random);
          String disguised = any(WRAPPERS, random).formatted(disguised(comment, random));

          assertThat(verdict(disguised)).as(disguised).isEqualTo(verdict(comment));
        });
  }

  @Test
  void notBeforeALoneKeywordGivesItsContrary() {
    Map<String, Finding> contraries =
        Map.of(
            "Deficient", Finding.NON_DEFICIENT,
            "Compliant", Finding.DEFICIENT,
            "Applicable", Finding.NOT_APPLICABLE,
            "In Compliance", Finding.DEFICIENT,
            "In Violation", Finding.NON_DEFICIENT,
            "Passed", Finding.DEFICIENT,
            "Failed", Finding.NON_DEFICIENT);
    forSeeds(
        500,
        random -> {
          String keyword = any(List.copyOf(new TreeSet<>(contraries.keySet())), random);
          String not = any(List.of("Not ", "Not-", "Not - "), random);
          String comment =
              any(WRAPPERS, random)
                  .formatted(disguised(not + keyword + any(List.of("", ".", " "), random), random));

          assertThat(verdict(comment))
              .as(comment)
              .isInstanceOfSatisfying(
                  Verdict.Found.class,
                  found -> assertThat(found.finding()).isEqualTo(contraries.get(keyword)));
        });
  }

  @Test
  void everyDashWritesTheSameFinding() {
    assertThat(DASHES).hasSizeGreaterThan(20);
    for (String dash : DASHES) {
      assertThat(verdict("Non" + dash + "Deficient")).as(dash).isEqualTo(verdict("Non-Deficient"));
      assertThat(verdict("D " + dash + " no plan")).as(dash).isEqualTo(verdict("D - no plan"));
    }
  }

  @Test
  void aNumberOrATruthValueIsNoFinding() {
    forSeeds(
        200,
        random -> {
          String value =
              any(
                  List.of(
                      Long.toString(random.nextLong()),
                      Double.toString(random.nextGaussian()),
                      Boolean.toString(random.nextBoolean()),
                      "0",
                      "null"),
                  random);

          assertThat(verdict(value)).as(value).isEqualTo(new Verdict.Unassessed());
        });
  }

  @Test
  void noDisguiseChangesAnArea() {
    forSeeds(
        1000,
        random -> {
          String name = any(names, random);
          String disguised = disguised(name, random);

          assertThat(CATALOG.match(disguised)).as(disguised).isEqualTo(CATALOG.match(name));
        });
  }

  @Test
  void anyTextIsReadWithoutFault() {
    forSeeds(
        1000,
        random -> {
          String text = anyText(random, 60);

          assertThat(verdict(text)).isNotNull();
          assertThat(CATALOG.match(text)).isNotNull();
        });
  }

  private static Verdict verdict(String comment) {
    return FindingClassifier.classify(new Assessment("Complete", comment, List.of()));
  }

  /** How the same words may look when somebody else types them. */
  private static String disguised(String text, Random random) {
    String cased =
        switch (random.nextInt(3)) {
          case 0 -> text.toUpperCase(Locale.ROOT);
          case 1 -> text.toLowerCase(Locale.ROOT);
          default -> text;
        };
    return any(BEFORE, random)
        + cased
            .replaceAll("[\\p{Pd}\u2212]", any(DASHES, random))
            .replaceAll("[ \u00A0]", any(BLANKS, random))
        + any(BEHIND, random);
  }
}
