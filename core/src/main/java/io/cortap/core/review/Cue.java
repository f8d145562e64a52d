package io.cortap.core.review;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words that say what the words around them are worth. In a literal, {@code *} at an end means that
 * letters may follow there; elsewhere it ends at a word's end.
 */
enum Cue {
  /** Ends the reach of the others: one thought ends, the next begins. */
  BOUNDARY(
      "",
      "*,*",
      "* and *",
      "* but *",
      "* however *",
      "* although *",
      "* though *",
      "* while *",
      "* so *",
      "* therefore *",
      "* thus *",
      "* except *",
      "* yet *"),
  NEGATION("no not never none neither nor without nothing cannot lack lacks lacked", "*n't*"),
  CONDITION(
      "if whether would should could can cannot may might must shall will until unless pending yet"
          + " require requires expected potential potentially possible possibly likely probably"
          + " perhaps maybe preliminary preliminarily tentative tentatively appear appears unclear"
          + " unknown unable tbd",
      "*to determine*",
      "*to ensure*",
      "*to verify*",
      "*to confirm*",
      "*to demonstrate*",
      "*required to*"),
  PROVISO(
      "pending until unless if tbd contingent assuming",
      "*provided that*",
      "*subject to*",
      "once the",
      "once it",
      "upon receipt"),
  /** What is said of the whole is not true of all of it. */
  EXCEPTION("except", "exception of", "other than", "apart from", "aside from", "save for"),
  PAST(
      "previous previously prior former formerly earlier historical historically past",
      "*last review*",
      "*last triennial review*",
      "*last state management review*",
      "had been deficient",
      "had been noncompliant",
      "had been out of compliance",
      "had been in violation",
      "had been found"),
  AT_FIRST(
      "initially originally",
      "*at first*",
      "*at desk review*",
      "*at the desk review*",
      "*time of desk review*",
      "*during desk review*",
      "*during the desk review*"),
  /** Behind a keyword: perhaps what it names is over. */
  CLOSED("closed corrected resolved"),
  /** What others say is no verdict of the reviewer's. */
  REPORTED(
      "states stated assert asserts asserted claim claims claimed argue argues argued believe"
          + " believes say says said disagree disagrees allege alleges alleged alleging",
      "*state that*",
      "*according to*"),
  /** What a rule demands is none either, nor what the recipient's people are quoted with. */
  DEMANDED(
      "prohibit prohibits",
      "*provides that*",
      "*requires that*",
      "*prescribes that*",
      "*stipulates that*",
      "*specifies that*",
      "according to recipient",
      "according to the recipient",
      "according to the agency",
      "according to the state",
      "according to the contractor",
      "according to the subrecipient",
      "according to counsel",
      "according to staff"),
  /** At a clause's beginning: it tells of all who do so, not of this one. */
  IN_GENERAL("", crossed("recipients subrecipients grantees agencies applicants operators")),
  STILL(
      "remain remains still again continue continues uncorrected unresolved open",
      "*not closed*",
      "*not corrected*",
      "*not resolved*",
      "*not been closed*",
      "*not been corrected*",
      "*not been resolved*"),
  /** Right behind a keyword these leave it open. */
  DOUBT(
      "pending until unless if tbd except possible possibly potential potentially tentative"
          + " tentatively preliminary preliminarily probably likely unclear unsure contingent once"
          + " upon assuming",
      "other than",
      "exception of",
      "*subject to*",
      "*provided that*",
      "*to be confirmed*",
      "*or not*"),
  /** A second finding by its letters: "ND for 5307; D for 5310". */
  LETTER_FOR_PART("", lettersBefore(" for", " in", " on", " (*", "(*", " 5*")),
  /** Perhaps one too: "N/A for rail; bus program ND". */
  LETTER("d nd na n/a");

  private final List<String> literals;

  Cue(String words, String... phrases) {
    literals =
        Stream.concat(Arrays.stream(words.split(" ")), Arrays.stream(phrases))
            .filter(literal -> !literal.isEmpty())
            .toList();
  }

  private static String[] crossed(String nouns) {
    return Arrays.stream(nouns.split(" "))
        .flatMap(noun -> Stream.of(noun + " that", noun + " who", noun + " which"))
        .toArray(String[]::new);
  }

  private static String[] lettersBefore(String... parts) {
    return Arrays.stream(parts)
        .flatMap(part -> Stream.of("d", "nd", "na").map(letter -> letter + part))
        .toArray(String[]::new);
  }

  List<String> literals() {
    return literals;
  }

  private long bit() {
    return 1L << ordinal();
  }

  /** Whether it is one of {@code cues}. */
  boolean in(long cues) {
    return (cues & bit()) != 0;
  }
}
