package io.cortap.core.review;

import static io.cortap.core.review.Reviews.control;
import static io.cortap.core.review.Reviews.review;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs do to a comment on its way changes neither its finding nor what people read. */
final class CommentsInDisguiseTest {
  private static Verdict classify(String comments) {
    return FindingClassifier.classify(new Assessment("Complete", comments, List.of()));
  }

  /** The comment as the evidence tells it. */
  private static String told(String comments) {
    return review(SetupRecord.EMPTY, control("LEGAL : L1", comments))
        .evidence()
        .findFirst()
        .orElseThrow()
        .comment();
  }

  @Nested
  class Told {
    static Stream<Arguments> comments() {
      return Stream.of(
          Arguments.of("plain words", "plain words"),
          Arguments.of("<p>One</p><p>Two</p>", "One\nTwo"),
          Arguments.of("One<br>Two<BR/>Three<br />Four", "One\nTwo\nThree\nFour"),
          Arguments.of("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
          Arguments.of("<h1>One</h1>Two<hr>Three", "One\nTwo\nThree"),
          Arguments.of("<table><tr><td>One</td><td>Two</td></tr></table>", "One\nTwo"),
          Arguments.of("One<b>T</b>wo<span style=\"a>b\">", "OneTwob\">"),
          Arguments.of("One<i></i>Two", "OneTwo"),
          Arguments.of("fewer than <5 buses", "fewer than <5 buses"),
          Arguments.of("a < b and c > d", "a < b and c > d"),
          Arguments.of("ends in <", "ends in <"),
          Arguments.of("ends in </", "ends in </"),
          Arguments.of("ends in <b", "ends in <b"),
          Arguments.of("one <b two <i>three</i>", "one <b two three"),
          Arguments.of("<a>A</a><z>Z</z><A>a</A><Z>z</Z>", "AZaz"),
          Arguments.of("<@>x<[>y<`>z<{>", "<@>x<[>y<`>z<{>"),
          Arguments.of("</p>One", "One"),
          Arguments.of("<!DOCTYPE html>One", "One"),
          Arguments.of("One<!-- hidden -->Two", "OneTwo"),
          Arguments.of("One<!---->Two", "OneTwo"),
          Arguments.of("One<!-- a > b -->Two", "OneTwo"),
          Arguments.of("<style>p {color: red}</style>One", "One"),
          Arguments.of("<STYLE type='x'>p > a {}</Style>One", "One"),
          Arguments.of("<script>if (a < b) {}</script>One", "One"),
          Arguments.of("One<!-- never closed", "One<!-- never closed"),
          Arguments.of("One &amp; two", "One & two"),
          Arguments.of("R&D & more", "R&D & more"),
          Arguments.of("&sect;&nbsp;26 &ndash; see &ldquo;A&rdquo;", "§ 26 - see \"A\""),
          Arguments.of("&#68;eficient", "Deficient"),
          Arguments.of("&#x44;eficient &#X41;", "Deficient A"),
          Arguments.of("&#x1F68C; bus", "\uD83D\uDE8C bus"),
          Arguments.of("De&shy;ficient", "Deficient"),
          Arguments.of("&unknown; &; &#xZZ; &#; &#9999999;", "&unknown; &; &#xZZ; &#; &#9999999;"),
          Arguments.of("a &waytoolongtobeone; b", "a &waytoolongtobeone; b"),
          Arguments.of("ends in &", "ends in &"),
          Arguments.of("ends in &amp", "ends in &amp"),
          Arguments.of("&lt;p&gt;One&lt;/p&gt;Two", "One\nTwo"),
          Arguments.of("  One  \t two  \r\n\r\n\n three ", "One two\nthree"),
          Arguments.of("One\u00A0\u00A0two", "One two"),
          Arguments.of("One\rTwo", "One\nTwo"));
    }

    @ParameterizedTest(name = "<{0}>")
    @MethodSource("comments")
    void withoutMarkupAndSpareBlanks(String comment, String told) {
      assertThat(told(comment)).isEqualTo(told);
    }

    @Test
    void inFullUpTo300Characters() {
      String longest = "x".repeat(300);

      assertThat(told(longest)).isEqualTo(longest);
      assertThat(told(longest + "y")).isEqualTo(longest + "…");
    }

    @Test
    void neverWithHalfACharacter() {
      String bus = "\uD83D\uDE8C";

      assertThat(told("x".repeat(299) + bus + "y")).isEqualTo("x".repeat(299) + "…");
      assertThat(told("x".repeat(298) + bus + "y")).isEqualTo("x".repeat(298) + bus + "…");
    }
  }

  @Nested
  class Keywords {
    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "&#68;eficient",
          "&#x44;",
          "De&shy;ficient",
          "Def\u200Bicient",
          "Deficient\u200B",
          "\uFEFFDeficient",
          "Ｄｅｆｉｃｉｅｎｔ",
          "Deﬁcient",
          "D\u00A0",
          "Deficient\u2014no minutes",
          "Deficient\u2028no minutes",
          "Deficient\u0085no minutes",
          "Deficient\u000Bno minutes",
          "Deficient\fno minutes",
          "Deficient\r",
          "\tDeficient\t",
          "\u0007Deficient",
          "<!-- ND --><p>Deficient</p>",
          "<script>ND</script>Deficient",
          "<STYLE>nd</STYLE>Deficient",
          "<td>Deficient</td><td>no minutes</td>",
          "&lt;b&gt;Deficient&lt;/b&gt;",
          "• Deficient",
          "▪ Deficient",
          "\"Deficient\"",
          "\u201CDeficient\u201D",
          "'Deficient'",
          "`Deficient`",
          "[Deficient]",
          "(Deficient)",
          "> Deficient",
          "* Deficient",
          "- Deficient",
          "–\u00A0Deficient"
        })
    void areFound(String comments) {
      assertThat(classify(comments))
          .as(comments)
          .isInstanceOfSatisfying(
              Verdict.Found.class,
              found -> assertThat(found.finding()).isEqualTo(Finding.DEFICIENT));
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "Didn\u2019t fail",
          "didn\u2018t fail",
          "didn\u02BCt fail",
          "didn`t fail",
          "didn't fail",
          "No deficiencies\nwere found",
          "No\r\ndeficiencies were found",
          "No\u00A0deficiencies\u2007were found",
          "No <b>deficiencies</b> were found",
          "NO DEFICIENCIES WERE FOUND",
          "No deﬁciencies were found"
        })
    void withinTheTextAreFoundToo(String comments) {
      assertThat(classify(comments))
          .as(comments)
          .isInstanceOfSatisfying(
              Verdict.Found.class,
              found -> assertThat(found.finding()).isEqualTo(Finding.NON_DEFICIENT));
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "Deﬁcit spending reviewed",
          "De&unknown;ficient_",
          "<Deficient",
          "&Deficient;",
          "<!-- Deficient -->",
          "<style>Deficient</style>",
          "<a title='x' Deficient>"
        })
    void areNotMadeUp(String comments) {
      assertThat(
              classify(comments) instanceof Verdict.Found found
                  && found.confidence() == Confidence.SURE)
          .isFalse();
    }
  }
}
