package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.TagWords;
import io.cortap.template.expression.Correction;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.Parser;
import io.cortap.template.expression.Scopes;
import java.util.Optional;
import java.util.function.Predicate;

/** What the author of a tag that cannot be read probably meant, and the edit that says so. */
final class TagMending {
  private static final int MOST_READ = 10_000;

  private final Functions functions;
  private int read;

  TagMending(Functions functions) {
    this.functions = functions;
  }

  /**
   * Whether what stands between braces can be read without any fault; false when so much has been
   * tried that a file is not worth the time.
   */
  boolean reads(boolean print, String content) {
    if (++read > MOST_READ) {
      return false;
    }
    Findings scratch = new Findings();
    StatementReader reader = StatementReader.trying(functions, scratch);
    Statement read =
        print ? reader.print(content, Location.FILE) : reader.statement(content, Location.FILE);
    return !scratch.hasErrors() && !(read instanceof Statement.Nothing);
  }

  /** Whether Jinja2 takes it for an expression; it reserves no word of a statement but "not". */
  boolean isValue(String content) {
    try {
      Parser parser = new Parser(content, functions, new Scopes());
      parser.tupleOrExpression(true);
      parser.expectEnd();
      return true;
    } catch (ExpressionException statement) {
      return false;
    }
  }

  /** Of a value that has the name of a statement: {@code {{ else }}}. */
  static Diagnostic suspicion(String word, String source, Location location) {
    return Diagnostic.warning(
        DiagnosticId.WRONG_BRACES,
        location,
        "{{ }} prints the value named '%s'; a statement stands in {%% %%}".formatted(word),
        new ProposedEdit.ReplaceTag(location.tag(), "{% " + source.strip() + " %}"));
  }

  /**
   * What should stand behind the word of a statement, or in the braces of a value.
   *
   * @param word empty for a value
   */
  Optional<String> of(String word, String rest, ExpressionException fault) {
    Predicate<String> reads = candidate -> reads(word.isEmpty(), word + candidate);
    Correction known = fault.correction();
    if (known.isPresent()) {
      String corrected = TagWords.replaceAll(rest, known.wrong(), known.right());
      if (!corrected.equals(rest) && reads.test(corrected)) {
        return Optional.of(corrected);
      }
    }
    return switch (fault.problem()) {
      case SYNTAX, UNCLOSED_QUOTE, ARGUMENTS ->
          TagRepair.of(word, rest, functions.filterNames(), functions.testNames(), reads);
      default -> Optional.empty();
    };
  }

  /** The content of a tag ends at its closing braces, whatever quotes it was typed with. */
  static ProposedEdit edit(String rest, String meant, Location location, ProposedEdit otherwise) {
    String tag = location.tag();
    if (!tag.endsWith("%}") && !tag.endsWith("}}")) {
      return otherwise;
    }
    int to = tag.length() - 2;
    while (to > 2
        && (Character.isWhitespace(tag.charAt(to - 1)) || "-+".indexOf(tag.charAt(to - 1)) >= 0)) {
      to--;
    }
    int from = to - rest.stripTrailing().length();
    return from < 2
        ? otherwise
        : new ProposedEdit.ReplaceTag(
            tag, tag.substring(0, from) + meant.stripTrailing() + tag.substring(to));
  }

  /** The tag with another statement in it; a level follows its brace at once. */
  static ProposedEdit statement(Location location, String content, String by) {
    String tag = location.tag();
    int at = tag.lastIndexOf(content.strip());
    if (at < 0) {
      return new ProposedEdit.ByHand("write " + by.strip());
    }
    boolean level = !StatementWords.withoutLevel(by).equals(by);
    String before = tag.substring(0, at);
    return new ProposedEdit.ReplaceTag(
        tag,
        (level ? before.stripTrailing() : before)
            + by.strip()
            + tag.substring(at + content.strip().length()));
  }
}
