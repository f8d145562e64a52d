package io.cortap.template.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a small change that makes a tag readable: what authors bring along from other languages
 * first, then quotes, brackets, and words that are missing or too many. The first change that can
 * be read without any fault wins.
 */
final class TagRepair {
  private static final int LONGEST = 400;
  private static final int MOST_TRIED = 400;
  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|'[^']*'|\\w+|\\S");

  /** Jinja2 would take a second operator for a name. */
  private static final Pattern NO_OPERAND =
      Pattern.compile("\\b(and|or|in|not|if|else|is)\\s*($|\\)|\\b(and|or|if|else|is)\\b)");

  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  /** A habit of another language, and how the dialect says it. */
  private record Habit(Pattern habit, String dialect) {}

  private static final List<Habit> HABITS =
      List.of(
          habit("===", "=="),
          habit("<>", "!="),
          habit("=>", ">="),
          habit("=<", "<="),
          habit("\\s*&&\\s*", " and "),
          habit("(?<=\\S)\\|\\|(?=\\S)", "|"),
          habit("\\s*\\|\\|\\s*", " or "),
          habit("!(?!=)\\s*", "not "),
          habit("\\bAND\\b", "and"),
          habit("\\bOR\\b", "or"),
          habit("\\bNOT\\b", "not"),
          habit("\\bIN\\b", "in"),
          habit("\\bIS\\b", "is"),
          habit("\\bnot defined\\b", "is not defined"),
          habit("(?<![=!<>])=(?!=)", "=="),
          habit("(?<![=!<>])==(?!=)", "="),
          habit("\\s*[:;]\\s*$", ""),
          habit("\\s+(then|do)\\s*$", ""),
          habit("(\\|\\s*\\w+)\\s*:\\s*('[^']*'|\"[^\"]*\"|[\\w.]+)", "$1($2)"),
          habit("^(.+?)\\?(.+?):(.+)$", "$2 if $1 else $3"),
          habit("\\bof\\b", "in"),
          habit("->|::|\\.\\.", "."),
          habit("^\\s*\\{([^:]*)\\}\\s*$", "$1"));

  private final Set<String> filters;
  private final Set<String> tests;
  private final Set<String> candidates = new LinkedHashSet<>();

  private TagRepair(Set<String> filters, Set<String> tests) {
    this.filters = filters;
    this.tests = tests;
  }

  private static Habit habit(String pattern, String dialect) {
    return new Habit(Pattern.compile(pattern), dialect);
  }

  /**
   * @param word of the statement, or empty
   * @param content the expression, or the statement without its first word
   * @param filters names of filters: before one of them a bar is missing rather than a dot
   * @param tests names of tests
   * @param reads whether a candidate has no fault
   */
  static Optional<String> of(
      String word,
      String content,
      Set<String> filters,
      Set<String> tests,
      Predicate<String> reads) {
    if (content.length() > LONGEST) {
      return Optional.empty();
    }
    TagRepair repair = new TagRepair(filters, tests);
    repair.habits(content);
    repair.quotes(content);
    repair.brackets(content);
    repair.missing(word, content);
    repair.tooMany(content);
    return repair.candidates.stream()
        .filter(candidate -> !candidate.equals(content) && !candidate.isBlank())
        .filter(candidate -> !NO_OPERAND.matcher(candidate).find())
        .limit(MOST_TRIED)
        .filter(reads)
        .findFirst();
  }

  private void habits(String content) {
    for (Habit habit : HABITS) {
      Matcher found = habit.habit().matcher(content);
      if (found.find()) {
        candidates.add(found.replaceAll(habit.dialect()));
        candidates.add(found.replaceFirst(habit.dialect()));
      }
    }
  }

  private void quotes(String content) {
    for (int at = 0; at < content.length(); at++) {
      char quote = content.charAt(at);
      if (quote != '\'' && quote != '"') {
        continue;
      }
      candidates.add(
          content.substring(0, at) + (quote == '"' ? '\'' : '"') + content.substring(at + 1));
      int end = content.stripTrailing().length();
      for (int close = at + 1; close <= end; close++) {
        if (close == end || ")],|".indexOf(content.charAt(close)) >= 0) {
          candidates.add(content.substring(0, close) + quote + content.substring(close));
        }
      }
      int word = at;
      while (word > 0 && Character.isLetterOrDigit(content.charAt(word - 1))) {
        word--;
      }
      candidates.add(content.substring(0, word) + quote + content.substring(word));
    }
  }

  /** Makes brackets match: another one, one less, one more. */
  private void brackets(String content) {
    List<Character> open = new ArrayList<>();
    char quoted = 0;
    for (int at = 0; at < content.length(); at++) {
      char c = content.charAt(at);
      if (quoted != 0 || c == '\'' || c == '"') {
        quoted = quoted == 0 ? c : quoted == c ? 0 : quoted;
      } else if (OPENING.indexOf(c) >= 0) {
        open.add(CLOSING.charAt(OPENING.indexOf(c)));
      } else if (CLOSING.indexOf(c) >= 0) {
        if (open.isEmpty()) {
          tooManyClosed(content, at, c);
        } else if (open.removeLast() != c) {
          char right = CLOSING.charAt(Math.max(0, CLOSING.indexOf(c)));
          for (char other : CLOSING.toCharArray()) {
            if (other != right) {
              candidates.add(content.substring(0, at) + other + content.substring(at + 1));
            }
          }
        }
      }
    }
    for (char missing : open.reversed()) {
      int end = content.stripTrailing().length();
      candidates.add(content.substring(0, end) + missing + content.substring(end));
      for (Matcher token = TOKEN.matcher(content); token.find(); ) {
        candidates.add(
            content.substring(0, token.end()) + missing + content.substring(token.end()));
      }
    }
  }

  private void tooManyClosed(String content, int at, char closed) {
    candidates.add(content.substring(0, at) + content.substring(at + 1));
    char opening = OPENING.charAt(CLOSING.indexOf(closed));
    for (Matcher token = TOKEN.matcher(content.substring(0, at)); token.find(); ) {
      candidates.add(content.substring(0, token.end()) + opening + content.substring(token.end()));
    }
  }

  private void missing(String word, String content) {
    List<Integer> gaps = new ArrayList<>();
    for (Matcher token = TOKEN.matcher(content); token.find(); ) {
      gaps.add(token.start());
    }
    if (word.equals("for")) {
      gaps.forEach(gap -> insert(content, gap, " in "));
    } else if (word.equals("set") || word.equals("with")) {
      gaps.forEach(gap -> insert(content, gap, " = "));
    }
    for (int gap : gaps) {
      Matcher next = TOKEN.matcher(content);
      String name = next.find(gap) ? next.group() : "";
      if (filters.contains(name)) {
        insert(content, gap, "|");
      }
      if (tests.contains(name) && name.matches("\\w+")) {
        insert(content, gap, " is ");
      }
      if (betweenArguments(content, gap)) {
        insert(content, gap, ", ");
      }
    }
    gaps.forEach(gap -> insert(content, gap, "."));
  }

  /** Whether two values stand side by side in brackets. */
  private static boolean betweenArguments(String content, int gap) {
    String before = content.substring(0, gap).stripTrailing();
    long open = before.chars().filter(c -> OPENING.indexOf(c) >= 0).count();
    long closed = before.chars().filter(c -> CLOSING.indexOf(c) >= 0).count();
    return open > closed
        && before.matches("(?s).*[\\w'\"]")
        && content.substring(gap).matches("(?s)[\\w'\"].*");
  }

  private void insert(String content, int gap, String word) {
    String before = content.substring(0, gap).stripTrailing();
    if (!before.isEmpty()) {
      candidates.add(before + word + content.substring(gap));
    }
  }

  private void tooMany(String content) {
    candidates.add(content.replaceFirst("(\\|\\s*\\w+)\\([^()]*\\)", "$1"));
    List<String> without = new ArrayList<>();
    for (Matcher token = TOKEN.matcher(content); token.find(); ) {
      String rest = content.substring(token.end());
      String before = content.substring(0, token.start());
      without.add(rest.isBlank() ? before.stripTrailing() + rest : before + rest.stripLeading());
    }
    candidates.addAll(without.reversed());
  }
}
