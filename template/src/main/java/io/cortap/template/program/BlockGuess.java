package io.cortap.template.program;

import io.cortap.template.diagnosis.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides to which open block an end or a branch belongs. Where every tag has its partner that is
 * the innermost one; where one is missing or wrong, it is the reading of all the tags behind that
 * leaves the fewest faults, tags of one level and of one paragraph rather belonging together. How
 * much is tried is limited; beyond that the innermost block is taken.
 */
final class BlockGuess {
  private static final int FAULT = 10;
  private static final int OTHER_LEVEL = 4;
  private static final int OTHER_PARAGRAPH = 3;
  private static final int DEEPEST_TRIED = 6;
  private static final Pattern LEVEL = Pattern.compile("\\{%-?(p|tr|tc|r)\\s.*", Pattern.DOTALL);

  private static final long MOST_WORK = 20_000_000;

  private final List<Shape> tags;
  private final boolean sound;

  /** Blocks that have had their else, by the numbers of their opening tags. */
  private final Set<Integer> hasElse = new HashSet<>();

  private long work;

  BlockGuess(List<Shape> tags) {
    this.tags = List.copyOf(tags);
    this.sound = faults(List.of(), 0, false) == 0;
    this.work = 0;
  }

  /** A tag as far as matching looks at it. */
  record Shape(Statement statement, String level, int paragraph) {
    Shape(Statement statement, Location location) {
      this(statement, level(location.tag()), location.paragraph());
    }

    private static String level(String tag) {
      Matcher level = LEVEL.matcher(tag);
      return level.matches() ? level.group(1) : "";
    }
  }

  /** What a tag is to the open blocks. */
  sealed interface Verdict {}

  /** It belongs to the open block at this depth; those inside of it have no end. */
  record Belongs(int depth) implements Verdict {}

  /** It ends the innermost block, by the word of another kind. */
  record WrongWord() implements Verdict {}

  /** It belongs to nothing. */
  record Stray() implements Verdict {}

  private Statement.Block kind(int opening) {
    Statement.Block kind = tags.get(opening).statement().opens();
    return kind == null ? Statement.Block.IF : kind;
  }

  /**
   * @param open numbers of the tags that open the blocks, outermost first
   */
  Verdict end(List<Integer> open, int tag) {
    Statement.Block kind = ((Statement.End) tags.get(tag).statement()).block();
    int innermost = open.size() - 1;
    if (sound) {
      return new Belongs(innermost);
    }
    Verdict best = new Stray();
    int least = FAULT + faults(open, tag + 1, true);
    for (int depth = Math.max(0, open.size() - DEEPEST_TRIED); depth < open.size(); depth++) {
      if (kind(open.get(depth)) == kind) {
        int cost =
            FAULT * (innermost - depth)
                + distance(open.get(depth), tag)
                + faults(open.subList(0, depth), tag + 1, true);
        best = cost <= least ? new Belongs(depth) : best;
        least = Math.min(least, cost);
      }
    }
    if (!open.isEmpty() && kind(open.getLast()) != kind) {
      int cost =
          FAULT + distance(open.getLast(), tag) + faults(open.subList(0, innermost), tag + 1, true);
      best = cost <= least ? new WrongWord() : best;
    }
    return best;
  }

  /** As {@link #end}, of an else or elif. */
  Verdict branch(List<Integer> open, int tag) {
    Verdict verdict = sound ? new Belongs(open.size() - 1) : guessed(open, tag);
    if (verdict instanceof Belongs belongs && tags.get(tag).statement() instanceof Statement.Else) {
      hasElse.add(open.get(belongs.depth()));
    }
    return verdict;
  }

  private Verdict guessed(List<Integer> open, int tag) {
    Verdict best = new Stray();
    int least = FAULT + faults(open, tag + 1, true);
    for (int depth = Math.max(0, open.size() - DEEPEST_TRIED); depth < open.size(); depth++) {
      if (takes(open.get(depth), tag)) {
        int cost =
            FAULT * (open.size() - 1 - depth)
                + distance(open.get(depth), tag)
                + faults(open.subList(0, depth + 1), tag + 1, true);
        best = cost <= least ? new Belongs(depth) : best;
        least = Math.min(least, cost);
      }
    }
    return best;
  }

  /** Whether the block may have the branch, and has had no else before. */
  private boolean takes(int opening, int tag) {
    boolean otherwise = tags.get(tag).statement() instanceof Statement.Else;
    boolean fits =
        kind(opening) == Statement.Block.IF || (otherwise && kind(opening) == Statement.Block.FOR);
    return fits && !hasElse.contains(opening);
  }

  private int distance(int opening, int tag) {
    Shape first = tags.get(opening);
    Shape second = tags.get(tag);
    if (!first.level().equals(second.level())) {
      return OTHER_LEVEL;
    }
    return first.level().isEmpty() && first.paragraph() != second.paragraph() ? OTHER_PARAGRAPH : 0;
  }

  /** What a plain reading of the tags from here on costs. */
  private int faults(List<Integer> before, int from, boolean distances) {
    if (work >= MOST_WORK) {
      return 0;
    }
    work += before.size();
    List<Integer> open = new ArrayList<>(before);
    Set<Integer> otherwise = new HashSet<>();
    int cost = 0;
    for (int i = from; i < tags.size() && work < MOST_WORK; i++) {
      work++;
      Statement statement = tags.get(i).statement();
      if (statement.opens() != null) {
        open.add(i);
      } else if (statement instanceof Statement.End end) {
        cost += ending(open, end.block(), i, distances);
      } else if (statement instanceof Statement.Else || statement instanceof Statement.ElseIf) {
        boolean fits =
            !open.isEmpty() && takes(open.getLast(), i) && !otherwise.contains(open.getLast());
        if (fits && statement instanceof Statement.Else) {
          otherwise.add(open.getLast());
        }
        cost += fits ? (distances ? distance(open.getLast(), i) : 0) : FAULT;
      }
    }
    return cost + FAULT * open.size();
  }

  private int ending(List<Integer> open, Statement.Block kind, int tag, boolean distances) {
    if (open.isEmpty()) {
      return FAULT;
    }
    int depth = open.size() - 1;
    while (depth >= 0 && kind(open.get(depth)) != kind) {
      depth--;
    }
    work += open.size() - depth;
    if (depth < 0) {
      open.removeLast();
      return FAULT;
    }
    int cost = FAULT * (open.size() - 1 - depth);
    cost += distances ? distance(open.get(depth), tag) : 0;
    open.subList(depth, open.size()).clear();
    return cost;
  }
}
