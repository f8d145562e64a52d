package io.cortap.template.program;

import io.cortap.template.expression.NearMatch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that begin statements, and those that authors write instead. */
final class StatementWords {
  private static final List<String> WORDS =
      List.of(
          "if",
          "elif",
          "else",
          "endif",
          "for",
          "endfor",
          "set",
          "endset",
          "with",
          "endwith",
          "break",
          "continue",
          "colspan",
          "cellbg");
  private static final Set<String> CONTROLS =
      Set.of("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "with", "endwith");
  private static final List<String> LEVELS = List.of("tr", "tc", "p", "r");
  private static final Map<String, String> LEVEL_NAMES =
      Map.of(
          "row",
          "tr",
          "cell",
          "tc",
          "column",
          "tc",
          "col",
          "tc",
          "td",
          "tc",
          "paragraph",
          "p",
          "para",
          "p",
          "run",
          "r");
  private static final Map<String, String> OTHER_LANGUAGES =
      Map.of(
          "foreach", "for",
          "endforeach", "endfor",
          "next", "endfor",
          "elseif", "elif",
          "elsif", "elif",
          "fi", "endif",
          "endunless", "endif",
          "assign", "set",
          "let", "set");

  private static final Map<String, String> OUT_OF_DIALECT =
      Map.ofEntries(
          Map.entry("macro", "write the text where it is needed, or register a function"),
          Map.entry("endmacro", "write the text where it is needed, or register a function"),
          Map.entry("call", "there are no macros to call"),
          Map.entry("endcall", "there are no macros to call"),
          Map.entry("include", "a template is one document"),
          Map.entry("import", "a template is one document"),
          Map.entry("from", "a template is one document"),
          Map.entry("extends", "a template is one document"),
          Map.entry("block", "templates do not inherit"),
          Map.entry("endblock", "templates do not inherit"),
          Map.entry("do", "data cannot be changed by a template"),
          Map.entry("filter", "write the filter behind the value: {{ value|filter }}"),
          Map.entry("endfilter", "write the filter behind the value: {{ value|filter }}"),
          Map.entry("autoescape", "values are always escaped"),
          Map.entry("trans", "texts are not translated"),
          Map.entry("debug", "check the template instead"));

  private StatementWords() {}

  /** Why Jinja2's statement is not part of the dialect; empty when it has none of the name. */
  static String reasonAgainst(String word) {
    return OUT_OF_DIALECT.getOrDefault(word, "");
  }

  static boolean isControl(String word) {
    return CONTROLS.contains(word);
  }

  /** The statement that was probably meant, with all that follows the word; empty when unknown. */
  static String meant(String word, String rest) {
    String next = firstWord(rest);
    if (word.equals("end") && CONTROLS.contains("end" + next)) {
      return "end" + next + rest.strip().substring(next.length());
    }
    String level = LEVEL_NAMES.getOrDefault(word, "");
    if (!level.isEmpty() && CONTROLS.contains(next)) {
      return level + rest;
    }
    for (String glued : LEVELS) {
      if (word.startsWith(glued) && CONTROLS.contains(word.substring(glued.length()))) {
        return glued + " " + word.substring(glued.length()) + rest;
      }
    }
    String near = OTHER_LANGUAGES.getOrDefault(word, NearMatch.of(word, WORDS));
    return near.isEmpty() ? "" : near + rest;
  }

  /** The statement behind its level. */
  static String withoutLevel(String statement) {
    String word = firstWord(statement);
    boolean level =
        LEVELS.contains(word) && CONTROLS.contains(firstWord(statement.substring(word.length())));
    return level ? statement.substring(word.length()) : statement;
  }

  static String firstWord(String source) {
    String stripped = source.strip();
    int end = 0;
    while (end < stripped.length() && Character.isJavaIdentifierPart(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end);
  }
}
