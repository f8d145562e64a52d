package io.cortap.core.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds every place of many literals in one pass over a text (Aho and Corasick, CACM 18(6), 1975):
 * one table look-up a character, however many literals there are.
 *
 * <p>A literal is found where no letter or digit stands beside it, but for an end that is written
 * as {@code *}.
 */
final class LiteralIndex {
  private static final int ASCII = 128;
  private static final char ANY = '*';

  private final List<String> texts;
  private final int[] lengths;
  private final int longest;
  private final boolean[] opensAnywhere;
  private final boolean[] endsAnywhere;

  /** The column of each ASCII character; 0 for those of no literal. */
  private final byte[] columns = new byte[ASCII];

  private final int width;

  /** Where each state leads, column by column; state 0 has read nothing of use. */
  private final char[] next;

  /** The literals that end in each state, the longest first. */
  private final int[][] ending;

  /** Whether one ends there at all. */
  private final boolean[] ends;

  LiteralIndex(List<String> literals) {
    texts = literals.stream().map(LiteralIndex::text).toList();
    lengths = texts.stream().mapToInt(String::length).toArray();
    longest = Arrays.stream(lengths).max().orElse(0);
    opensAnywhere = new boolean[texts.size()];
    endsAnywhere = new boolean[texts.size()];
    for (int id = 0; id < texts.size(); id++) {
      opensAnywhere[id] = literals.get(id).charAt(0) == ANY;
      endsAnywhere[id] = literals.get(id).endsWith("*");
    }
    var letters = new TreeSet<Character>();
    texts.forEach(text -> text.chars().forEach(c -> letters.add((char) c)));
    width = letters.size() + 1;
    int column = 1;
    for (char c : letters) {
      columns[c] = (byte) column++;
    }
    List<int[]> trie = trie();
    ending = new int[trie.size()][];
    next = linked(trie);
    ends = new boolean[ending.length];
    for (int state = 0; state < ends.length; state++) {
      ends[state] = ending[state].length > 0;
    }
  }

  private static String text(String literal) {
    int start = literal.charAt(0) == ANY ? 1 : 0;
    int end = literal.length() - (literal.endsWith("*") ? 1 : 0);
    String text = literal.substring(start, end);
    if (text.isEmpty() || !text.chars().allMatch(c -> c < ASCII)) {
      throw new IllegalArgumentException("a literal is ASCII, was '" + literal + "'");
    }
    return text;
  }

  private List<int[]> trie() {
    var states = new ArrayList<int[]>();
    states.add(new int[width]);
    for (String text : texts) {
      int state = 0;
      for (int i = 0; i < text.length(); i++) {
        int column = columns[text.charAt(i)];
        if (states.get(state)[column] == 0) {
          states.get(state)[column] = states.size();
          states.add(new int[width]);
        }
        state = states.get(state)[column];
      }
    }
    return states;
  }

  /** Fills the gaps: where a literal breaks off, the longest other one that fits goes on. */
  private char[] linked(List<int[]> trie) {
    int[] shorter = new int[trie.size()];
    Arrays.fill(ending, new int[0]);
    for (int id = 0; id < texts.size(); id++) {
      int state = 0;
      for (int i = 0; i < texts.get(id).length(); i++) {
        state = trie.get(state)[columns[texts.get(id).charAt(i)]];
      }
      ending[state] = appended(ending[state], id);
    }
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      int state = open.remove();
      for (int column = 1; column < width; column++) {
        int child = trie.get(state)[column];
        int fallback = state == 0 ? 0 : trie.get(shorter[state])[column];
        if (child == 0) {
          trie.get(state)[column] = fallback;
        } else {
          shorter[child] = fallback;
          for (int id : ending[fallback]) {
            ending[child] = appended(ending[child], id);
          }
          open.add(child);
        }
      }
    }
    char[] table = new char[trie.size() * width];
    for (int state = 0; state < trie.size(); state++) {
      for (int column = 0; column < width; column++) {
        table[state * width + column] = (char) trie.get(state)[column];
      }
    }
    return table;
  }

  private static int[] appended(int[] ids, int id) {
    int[] more = Arrays.copyOf(ids, ids.length + 1);
    more[ids.length] = id;
    return more;
  }

  /** What is told of each place, in the order of their ends. */
  interface Finder {
    /** The literal {@code id} ends before {@code end}. */
    void found(int id, int end);
  }

  int length(int id) {
    return lengths[id];
  }

  int longest() {
    return longest;
  }

  void scan(String text, Finder finder) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      state = c < ASCII ? next[state * width + columns[c]] : 0;
      if (ends[state]) {
        tell(text, i + 1, state, finder);
      }
    }
  }

  private void tell(String text, int end, int state, Finder finder) {
    for (int id : ending[state]) {
      if (stands(text, id, end)) {
        finder.found(id, end);
      }
    }
  }

  private boolean stands(String text, int id, int end) {
    int start = end - length(id);
    return (opensAnywhere[id] || start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
        && (endsAnywhere[id]
            || end == text.length()
            || !Character.isLetterOrDigit(text.charAt(end)));
  }
}
