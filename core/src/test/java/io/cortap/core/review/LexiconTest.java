package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.review.Lexicon.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index only saves time: whatever a pattern matches, it must have pointed at. */
class LexiconTest {

  @Nested
  @Tag("exhaustive")
  class Rules {
    private static final long SEED = Long.getLong("cortap.seed", 20_270_315);
    private static final int SHUFFLED = 3000;

    @Test
    void noneMatchesWhereTheIndexDoesNotPoint() throws IOException {
      for (String clause : clauses()) {
        Sightings seen = Lexicon.in(clause);
        for (int number = 0; number < PhraseRules.ALL.size(); number++) {
          FindingRule rule = PhraseRules.ALL.get(number);
          Matcher matcher = rule.pattern().matcher(clause);
          while (matcher.find()) {
            Supplier<String> told = () -> rule.id() + " in <" + clause + ">, seed " + SEED;
            assertThat(seen.rules() >> number & 1).as(told).isEqualTo(1);
            assertThat(seen.openings(Role.OPENS_RULE, number)).as(told).contains(matcher.start());
          }
        }
      }
    }

    @Test
    void noRewordingMatchesWhereTheIndexDoesNotPoint() throws IOException {
      for (String clause : clauses()) {
        Sightings seen = Lexicon.in(clause);
        for (int number = 0; number < Rewording.ALL.size(); number++) {
          Rewrite rewrite = Rewording.ALL.get(number);
          String everywhere = rewrite.pattern().matcher(clause).replaceAll(rewrite.by());
          if (!everywhere.equals(clause)) {
            String told = number + " in <" + clause + ">, seed " + SEED;
            assertThat(seen.rewrites() >> number & 1).as(told).isEqualTo(1);
            assertThat(rewrite.in(seen, number)).as(told).isEqualTo(everywhere);
          }
        }
      }
    }

    /** Sentences of the labelled comments, and as many made of their words in another order. */
    private static List<String> clauses() throws IOException {
      var told = new ArrayList<String>();
      for (String comment : comments()) {
        Stream.of(comment.split("[.;:\\n]"))
            .map(Folding::all)
            .filter(clause -> clause.chars().allMatch(c -> c < 128))
            .forEach(told::add);
      }
      var clauses = new ArrayList<>(told);
      var random = new Random(SEED);
      for (int i = 0; i < SHUFFLED; i++) {
        List<String> words =
            IntStream.range(0, 3)
                .mapToObj(part -> told.get(random.nextInt(told.size())))
                .flatMap(clause -> Stream.of(clause.split(" ")))
                .toList();
        int from = random.nextInt(words.size());
        clauses.add(
            String.join(" ", words.subList(from, Math.min(words.size(), from + 12))).strip());
      }
      return clauses;
    }
  }

  @Nested
  class Clauses {
    @Test
    void areSeenAsIfTheyStoodAlone() throws IOException {
      for (String comment : comments()) {
        String text = CommentText.of(comment).folded();
        for (Sightings clause : CommentText.clauses(Lexicon.in(text))) {
          Sightings alone = Lexicon.in(clause.text());
          int length = clause.text().length();

          assertThat(clause.text()).as(text).isEqualTo(clause.text().strip());
          assertThat(clause.rules()).as(text).isEqualTo(alone.rules());
          assertThat(clause.rewrites()).as(text).isEqualTo(alone.rewrites());
          assertThat(clause.boundaries()).as(text).isEqualTo(alone.boundaries());
          assertThat(clause.isGeneral()).as(text).isEqualTo(alone.isGeneral());
          for (int at = 0; at <= length; at++) {
            assertThat(clause.cues(0, at)).as(text).isEqualTo(alone.cues(0, at));
            assertThat(clause.cues(at, length)).as(text).isEqualTo(alone.cues(at, length));
            assertThat(clause.demandsBefore(at)).as(text).isEqualTo(alone.demandsBefore(at));
            assertThat(clause.hasProvisoOutside(at, at))
                .as(text)
                .isEqualTo(alone.hasProvisoOutside(at, at));
          }
        }
      }
    }

    @Test
    void tellOfAllWhoDoSoWhereTheyBeginWithThem() {
      assertThat(Lexicon.in("recipients who fail").isGeneral()).isTrue();
      assertThat(Lexicon.in("the recipients who fail").isGeneral()).isFalse();
      assertThat(Lexicon.in("recipients fail").isGeneral()).isFalse();
    }

    @Test
    void demandFromTheEndOfTheirFirstDemandOn() {
      Sightings seen = Lexicon.in("part 26 prohibits what part 37 prohibits");

      assertThat(seen.demandsBefore(16)).isFalse();
      assertThat(seen.demandsBefore(17)).isTrue();
      assertThat(Lexicon.in("part 26").demandsBefore(7)).isFalse();
    }

    @Test
    void haveAProvisoOutsideWhereNoneLiesWithin() {
      Sightings seen = Lexicon.in("until x pending");

      assertThat(seen.hasProvisoOutside(5, 9)).isTrue();
      assertThat(seen.hasProvisoOutside(4, 8)).isTrue();
      assertThat(seen.hasProvisoOutside(4, 9)).isFalse();
      assertThat(Lexicon.in("x").hasProvisoOutside(0, 1)).isFalse();
    }

    @Test
    void endOneThoughtAtEachBoundary() {
      assertThat(Lexicon.in("one and two, three").boundaries()).containsExactly(3, 8, 11, 12);
      assertThat(Lexicon.in("one, and two").boundaries()).containsExactly(3, 4, 4, 9);
      assertThat(Lexicon.in("one").boundaries()).isEmpty();
    }
  }

  /** All labelled comments. */
  private static List<String> comments() throws IOException {
    var comments = new ArrayList<String>();
    for (String file : List.of("corpus/comments.tsv", "corpus/fresh.tsv", "corpus/blind.tsv")) {
      VectorFile.lines(file).stream()
          .skip(1)
          .map(line -> line.substring(line.lastIndexOf('\t') + 1).replace("\\n", "\n"))
          .forEach(comments::add);
    }
    return comments;
  }

  @Nested
  class Cues {
    @Test
    void standAsWordsOfTheirOwn() {
      assertThat(Lexicon.in("nothing noted").has(Cue.NEGATION)).isTrue();
      assertThat(Lexicon.in("nothings noted").has(Cue.NEGATION)).isFalse();
      assertThat(Lexicon.in("r\u00E9no").has(Cue.NEGATION)).isFalse();
      assertThat(Lexicon.in("didn't").has(Cue.NEGATION)).isTrue();
    }

    @Test
    void areThoseOfTheAskedPartAlone() {
      Sightings seen = Lexicon.in("not here, but there if need be");

      assertThat(Cue.NEGATION.in(seen.cues(0, 3))).isTrue();
      assertThat(Cue.NEGATION.in(seen.cues(1, 30))).isFalse();
      assertThat(Cue.CONDITION.in(seen.cues(4, 22))).isTrue();
      assertThat(Cue.CONDITION.in(seen.cues(4, 21))).isFalse();
    }

    @Test
    void leaveWithTheWordsThatAreForgotten() {
      Sightings seen = Lexicon.in("may not comply");

      seen.forget(4, 7);

      assertThat(Cue.NEGATION.in(seen.cues(0, 14))).isFalse();
      assertThat(Cue.CONDITION.in(seen.cues(0, 14))).isTrue();
    }
  }

  @Nested
  class LongTexts {
    private static final int MANY = 20_000;

    @Test
    void areReadToTheirEnd() {
      String text = "no such " + "such ".repeat(MANY) + "thing, " + "deficient, ".repeat(MANY);

      assertThat(FindingClassifier.classify(new Assessment("", text, List.of())))
          .isInstanceOf(Verdict.Found.class);
    }
  }
}
