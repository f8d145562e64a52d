package io.cortap.core.review;

import io.cortap.core.review.Lexicon.Role;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which a text is brought into the words that the phrase rules know.
 *
 * @param openings every match begins with one of these literals; none given: it begins anywhere
 * @param beside one of these stands in every text that the pattern matches; none given: any text
 * @param by what a match becomes; {@code $1} is the pattern's group
 */
record Rewrite(List<String> openings, List<String> beside, Pattern pattern, String by) {
  private static final String GROUP = "$1";

  Rewrite {
    openings = List.copyOf(openings);
    beside = List.copyOf(beside);
  }

  /**
   * @param number which of the lexicon's rewordings this is
   */
  String in(Sightings seen, int number) {
    Matcher matcher = pattern.matcher(seen.text());
    if (openings.isEmpty()) {
      return matcher.replaceAll(by);
    }
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    StringBuilder rewritten = null;
    int last = 0;
    for (int start : seen.openings(Role.OPENS_REWRITE, number)) {
      if (start >= last && matcher.region(start, seen.text().length()).lookingAt()) {
        rewritten = rewritten == null ? new StringBuilder(seen.text().length()) : rewritten;
        rewritten.append(seen.text(), last, start).append(meaning(matcher));
        last = matcher.end();
      }
    }
    return rewritten == null
        ? seen.text()
        : rewritten.append(seen.text(), last, seen.text().length()).toString();
  }

  private String meaning(Matcher matcher) {
    return by.contains(GROUP) ? by.replace(GROUP, matcher.group(1)) : by;
  }
}
