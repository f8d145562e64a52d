package io.cortap.core.review;

import io.cortap.core.review.Lexicon.Role;
import java.util.Arrays;

/**
 * Where the words of the {@link Lexicon} stand in one text, in the order of their ends. A question
 * about a part of the text looks at that part alone, so that the longest text is read in a time
 * that grows with its length.
 */
final class Sightings implements LiteralIndex.Finder {
  private static final int FEW = 16;
  private static final int NONE = -1;

  private final Lexicon lexicon;
  private final String text;
  private int[] ids = new int[FEW];
  private int[] ends = new int[FEW];
  private int count;
  private long openings;
  private long companions;
  private long rewriteOpenings;
  private long rewriteCompanions;
  private long cues;
  private int firstDemandEnd = Integer.MAX_VALUE;
  private int firstProvisoEnd = Integer.MAX_VALUE;
  private int lastProvisoStart = NONE;
  private boolean inGeneral;

  Sightings(Lexicon lexicon, String text) {
    this.lexicon = lexicon;
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * What stands between {@code from} and {@code to}, blanks at the ends left out: as if the lexicon
   * had been asked about these words alone, if no letter or digit stands beside them.
   */
  Sightings clause(int from, int to) {
    int start = from;
    while (start < to && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    var clause = new Sightings(lexicon, text.substring(start, end));
    for (int i = firstEndingBehind(start); i < count && ends[i] <= end; i++) {
      if (ends[i] - lexicon.length(ids[i]) >= start) {
        clause.found(ids[i], ends[i] - start);
      }
    }
    return clause;
  }

  @Override
  public void found(int id, int end) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ids[count] = id;
    ends[count++] = end;
    openings |= lexicon.bits(Role.OPENS_RULE, id);
    companions |= lexicon.bits(Role.BESIDE_RULE, id);
    rewriteOpenings |= lexicon.bits(Role.OPENS_REWRITE, id);
    rewriteCompanions |= lexicon.bits(Role.BESIDE_REWRITE, id);
    long here = lexicon.bits(Role.CUE, id);
    if (here != 0) {
      cues |= here;
      note(here, end - lexicon.length(id), end);
    }
  }

  private void note(long here, int start, int end) {
    if (Cue.DEMANDED.in(here)) {
      firstDemandEnd = Math.min(firstDemandEnd, end);
    }
    if (Cue.PROVISO.in(here)) {
      firstProvisoEnd = Math.min(firstProvisoEnd, end);
      lastProvisoStart = Math.max(lastProvisoStart, start);
    }
    inGeneral |= start == 0 && Cue.IN_GENERAL.in(here);
  }

  /** The phrase rules that may match, a bit for each. */
  long rules() {
    return lexicon.rules(openings, companions);
  }

  /** The phrase rules that may match between {@code from} and {@code to}. */
  long rules(int from, int to) {
    long openingsHere = 0;
    long companionsHere = 0;
    for (int i = firstEndingBehind(from); i < count && ends[i] <= to; i++) {
      openingsHere |= lexicon.bits(Role.OPENS_RULE, ids[i]);
      companionsHere |= lexicon.bits(Role.BESIDE_RULE, ids[i]);
    }
    return lexicon.rules(openingsHere, companionsHere);
  }

  /** The rewordings that may match, a bit for each. */
  long rewrites() {
    return lexicon.rewrites(rewriteOpenings, rewriteCompanions);
  }

  /** Whether the text tells of all who do something. */
  boolean isGeneral() {
    return inGeneral;
  }

  boolean demandsBefore(int start) {
    return firstDemandEnd <= start;
  }

  boolean hasProvisoOutside(int start, int end) {
    return firstProvisoEnd <= start || lastProvisoStart >= end;
  }

  /** The cues that stand wholly between {@code from} and {@code to}. */
  long cues(int from, int to) {
    long found = 0;
    if (cues != 0) {
      for (int i = firstEndingBehind(from); i < count && ends[i] <= to; i++) {
        if (ids[i] != NONE && ends[i] - lexicon.length(ids[i]) >= from) {
          found |= lexicon.bits(Role.CUE, ids[i]);
        }
      }
    }
    return found;
  }

  /** Where the rule or the rewording {@code of} may begin, from left to right. */
  int[] openings(Role role, int of) {
    long bit = 1L << of;
    int[] starts = new int[count + 1];
    int size = role == Role.OPENS_RULE && lexicon.opensAtStart(of) ? 1 : 0;
    for (int i = 0; i < count; i++) {
      if (ids[i] != NONE && (lexicon.bits(role, ids[i]) & bit) != 0) {
        starts[size++] = ends[i] - lexicon.length(ids[i]);
      }
    }
    return Arrays.copyOf(starts, size);
  }

  /** Whether a cue stands anywhere. */
  boolean has(Cue cue) {
    return cue.in(cues);
  }

  /**
   * The parts of the text that boundaries set apart, as pairs of where a boundary begins and ends.
   */
  int[] boundaries() {
    int[] found = new int[2 * count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int start = ends[i] - lexicon.length(ids[i]);
      boolean apart = size == 0 || start >= found[size - 1];
      if (apart && Cue.BOUNDARY.in(lexicon.bits(Role.CUE, ids[i]))) {
        found[size++] = start;
        found[size++] = ends[i];
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** Takes what stands there, wholly or in part, out of the cues. */
  void forget(int start, int end) {
    for (int i = firstEndingBehind(start); i < count && ends[i] - lexicon.longest() < end; i++) {
      if (ids[i] != NONE && ends[i] - lexicon.length(ids[i]) < end) {
        ids[i] = NONE;
      }
    }
  }

  private int firstEndingBehind(int from) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > from) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
