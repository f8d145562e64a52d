package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filter wordwrap: Python's textwrap, which breaks at blanks and behind hyphens in words. */
final class WordWrap {
  private static final Pattern BLANKS_OR_WORD = Pattern.compile("\\s+|\\S+");
  private static final Pattern HYPHENATED =
      Pattern.compile("[^\\s\\w]*+\\w*[^0-9\\W]{2}-(?=\\w+[^0-9\\W])");

  private final int width;
  private final boolean breaksWords;
  private final boolean breaksHyphens;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private WordWrap(int width, boolean breaksWords, boolean breaksHyphens) {
    this.width = width;
    this.breaksWords = breaksWords;
    this.breaksHyphens = breaksHyphens;
  }

  static String wrap(Evaluation evaluation, String text, Args args) {
    int width = Math.clamp(args.whole(0, 79, "wordwrap's width"), 1, Integer.MAX_VALUE);
    String separator = args.has(2) && args.required(2) != None.NONE ? args.text(2, "\n") : "\n";
    evaluation.budget().requireText((long) text.length() * (1 + separator.length()));
    List<String> wrapped = new ArrayList<>();
    for (String line : text.lines().toList()) {
      WordWrap wrap = new WordWrap(width, args.flag(1, true), args.flag(3, true));
      wrap.chunks(line).forEach(wrap::add);
      wrap.end();
      wrapped.add(String.join(separator, wrap.lines));
    }
    return String.join(separator, wrapped);
  }

  private List<String> chunks(String text) {
    List<String> chunks = new ArrayList<>();
    Matcher found = BLANKS_OR_WORD.matcher(text);
    while (found.find()) {
      String word = found.group();
      int from = 0;
      Matcher hyphen = HYPHENATED.matcher(word);
      while (breaksHyphens && hyphen.find()) {
        chunks.add(word.substring(from, hyphen.end()));
        from = hyphen.end();
      }
      if (from < word.length()) {
        chunks.add(word.substring(from));
      }
    }
    return chunks;
  }

  private void add(String chunk) {
    if (line.length() + chunk.length() <= width) {
      if (!chunk.isBlank() || !line.isEmpty() || lines.isEmpty()) {
        line.append(chunk);
      }
      return;
    }
    String rest = chunk;
    while (breaksWords && rest.length() > width) {
      int cut = cut(rest, width - line.length());
      line.append(rest, 0, cut);
      rest = rest.substring(cut);
      lines.add(line.toString());
      line.setLength(0);
    }
    end();
    if (!rest.isBlank()) {
      line.append(rest);
    }
  }

  private int cut(String word, int room) {
    int hyphen = breaksHyphens ? word.lastIndexOf('-', room - 1) : -1;
    boolean inside = hyphen > 0 && word.chars().limit(hyphen).anyMatch(c -> c != '-');
    return inside ? hyphen + 1 : room;
  }

  private void end() {
    int end = line.length();
    while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    if (end > 0) {
      lines.add(line.substring(0, end));
    }
    line.setLength(0);
  }
}
