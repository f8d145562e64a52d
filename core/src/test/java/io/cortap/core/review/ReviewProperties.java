package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReviewProperties {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
  private static final List<String> DASHES =
      List.of("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uFF0D");
  private static final List<String> BLANKS =
      List.of(" ", "\u00A0", "  ", "\t", "\u2009", " \u200B");
  private static final List<String> WRAPPERS =
      List.of(
          "%s",
          "<p>%s</p>",
          "<div class=\"note\"><span style='color: red'>%s</span></div>",
          "<ul><li>%s</li></ul>",
          "<b>%s</b>",
          "&nbsp;%s&nbsp;",
          "<br/>%s<br>",
          "&lt;p&gt;%s&lt;/p&gt;");

  @Property(tries = 100)
  void everyControlIsMappedOutsideOrUnmapped(@ForAll("projects") List<Control> controls) {
    var outcome =
        (ReviewOutcome.Assembled)
            ReviewAssembly.assemble(
                new ProjectId(1),
                new ProjectControls("", controls, List.of(), NOON),
                ProjectLayers.NONE,
                UnassessedPolicy.DRAFT,
                NOON);

    ProjectReview review = outcome.review();
    var accounted = new ArrayList<>(review.evidence().map(Evidence::controlId).toList());
    review.quality().outside().forEach(control -> accounted.add(control.id()));
    review.quality().unmapped().forEach(control -> accounted.add(control.id()));
    assertThat(accounted)
        .containsExactlyInAnyOrderElementsOf(controls.stream().map(Control::id).toList());
    assertThat(CanonicalForm.read(CanonicalForm.write(review))).isEqualTo(review);
  }

  @Property(tries = 500)
  void noDisguiseChangesAFinding(
      @ForAll("comments") String comment, @ForAll("disguises") Disguise disguise) {
    assertThat(classify(disguise.of(comment))).isEqualTo(classify(comment));
  }

  @Property(tries = 500)
  void noDisguiseChangesAnArea(
      @ForAll("names") String name, @ForAll("disguises") Disguise disguise) {
    ReviewAreaCatalog catalog = ReviewAreaCatalog.inForce(new FiscalYear(2026));

    assertThat(catalog.match(disguise.plain(name))).isEqualTo(catalog.match(name));
  }

  @Property(tries = 500)
  void anyTextIsReadWithoutFault(@ForAll String text) {
    assertThat(classify(text)).isNotNull();
    assertThat(ReviewAreaCatalog.inForce(new FiscalYear(2026)).match(text)).isNotNull();
  }

  private static Verdict classify(String comment) {
    return FindingClassifier.classify(new Assessment("Complete", comment, List.of()));
  }

  /** How the same words may look when somebody else types them. */
  record Disguise(int letterCase, String dash, String blank, String wrapper, String around) {
    String of(String text) {
      return wrapper.formatted(plain(text));
    }

    String plain(String text) {
      String cased =
          switch (letterCase) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
          };
      return around
          + cased.replaceAll("[\\p{Pd}\u2212]", dash).replaceAll("[ \u00A0]", blank)
          + around;
    }
  }

  @Provide
  Arbitrary<Disguise> disguises() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(DASHES),
            Arbitraries.of(BLANKS),
            Arbitraries.of(WRAPPERS),
            Arbitraries.of("", " ", "\n", "\r\n", "\u00A0 "))
        .as(Disguise::new);
  }

  @Provide
  Arbitrary<String> comments() throws IOException {
    return Arbitraries.of(
        VectorFile.cases("finding-comments.json").stream()
            .map(known -> known.text("comments"))
            .filter(comment -> !comment.contains("<"))
            .toList());
  }

  @Provide
  Arbitrary<String> names() throws IOException {
    return Arbitraries.of(
        VectorFile.cases("control-names.json").stream().map(known -> known.text("name")).toList());
  }

  @Provide
  Arbitrary<List<Control>> projects() throws IOException {
    Arbitrary<String> anyName =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(9, names()),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
    Arbitrary<Assessment> assessments =
        Combinators.combine(
                Arbitraries.of("Not Started", "In Progress", "Complete", ""),
                comments(),
                Arbitraries.of("Deficient", "Passed", "Approved", "NA").list().ofMaxSize(2))
            .as(Assessment::new);
    return Combinators.combine(anyName, assessments)
        .as((name, assessment) -> new Control("", name, "", assessment))
        .list()
        .ofMaxSize(40)
        .map(ReviewProperties::numbered);
  }

  private static List<Control> numbered(List<Control> controls) {
    var numbered = new ArrayList<Control>();
    for (Control control : controls) {
      numbered.add(
          new Control(
              "c" + numbered.size(), control.name(), control.description(), control.assessment()));
    }
    return numbered;
  }
}
