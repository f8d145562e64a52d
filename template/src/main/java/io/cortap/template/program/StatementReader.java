package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.expression.Expression;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.NearMatch;
import io.cortap.template.expression.Parser;
import io.cortap.template.expression.Scopes;
import io.cortap.template.expression.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags of one part in the order of the document, all of them, whatever faults they have:
 * a fault is noted, and reading goes on.
 */
public final class StatementReader {
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
          "raw",
          "endraw",
          "colspan",
          "cellbg");

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

  private final Functions functions;
  private final Findings findings;
  private final Scopes scopes = new Scopes();
  private final Deque<Statement.Block> open = new ArrayDeque<>();

  public StatementReader(Functions functions, Findings findings) {
    this.functions = functions;
    this.findings = findings;
  }

  /** Slots that a render of what was read needs. */
  public int slots() {
    return scopes.slots();
  }

  /** The content of a {@code {{ }}}. */
  public Statement print(String source, Location location) {
    return reading(
        location,
        new Statement.Nothing(),
        () -> {
          Parser parser = new Parser(source, functions, scopes);
          Expression value = parser.tupleOrExpression(true);
          parser.expectEnd();
          return new Statement.Print(value);
        });
  }

  /** The content of a {@code {% %}}. */
  public Statement statement(String source, Location location) {
    String word = firstWord(source);
    String rest = source.strip().substring(word.length());
    return switch (word) {
      case "if" -> opened(Statement.Block.IF, new Statement.If(condition(rest, location)));
      case "elif" -> new Statement.ElseIf(condition(rest, location));
      case "else" -> bare(rest, location, new Statement.Else());
      case "for" -> loop(rest, location);
      case "set" -> set(rest, location);
      case "with" -> with(rest, location);
      case "endif" -> bare(rest, location, closed(Statement.Block.IF));
      case "endfor" -> bare(rest, location, closed(Statement.Block.FOR));
      case "endset" -> bare(rest, location, closed(Statement.Block.SET));
      case "endwith" -> bare(rest, location, closed(Statement.Block.WITH));
      case "break" -> leaving(rest, location, new Statement.Break());
      case "continue" -> leaving(rest, location, new Statement.Continue());
      case "colspan" -> cell(Statement.CellTag.SPAN, rest, location);
      case "cellbg" -> cell(Statement.CellTag.COLOUR, rest, location);
      case "hm" -> merged(Statement.CellTag.ACROSS, "loop.length", rest, location);
      case "vm" ->
          merged(Statement.CellTag.DOWN, "'restart' if loop.first else 'continue'", rest, location);
      default -> unknown(word, location);
    };
  }

  private Statement cell(Statement.CellTag kind, String rest, Location location) {
    return reading(
        location,
        new Statement.Nothing(),
        () -> {
          Parser parser = new Parser(rest, functions, scopes);
          Expression value = parser.expression();
          parser.expectEnd();
          return new Statement.Cell(kind, value, Expression.BLANK);
        });
  }

  /** A cell merged with its copies, made by the loop around. */
  private Statement merged(Statement.CellTag kind, String value, String rest, Location location) {
    Expression how = new Parser(value, functions, scopes).expression();
    Expression first = new Parser("loop.first", functions, scopes).expression();
    return leaving(rest, location, new Statement.Cell(kind, how, first));
  }

  private static String firstWord(String source) {
    String stripped = source.strip();
    int end = 0;
    while (end < stripped.length() && Character.isJavaIdentifierPart(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end);
  }

  private Statement unknown(String word, Location location) {
    String reason = OUT_OF_DIALECT.get(word);
    if (reason != null) {
      error(
          DiagnosticId.OUT_OF_DIALECT,
          location,
          "'%s' is not part of the dialect: %s".formatted(word, reason),
          new ProposedEdit.ByHand(reason));
      return new Statement.Nothing();
    }
    String near = NearMatch.of(word, WORDS);
    error(
        DiagnosticId.UNKNOWN_STATEMENT,
        location,
        word.isEmpty()
            ? "the tag says nothing"
            : "there is no statement '%s'%s"
                .formatted(word, near.isEmpty() ? "" : "; did you mean '" + near + "'?"),
        near.isEmpty()
            ? new ProposedEdit.ByHand("to print a value, write {{ %s }}".formatted(word))
            : new ProposedEdit.ReplaceTag(location.tag(), location.tag().replaceFirst(word, near)));
    return new Statement.Nothing();
  }

  private void error(DiagnosticId id, Location location, String message, ProposedEdit edit) {
    findings.add(Diagnostic.error(id, location, message, edit));
  }

  private Expression condition(String source, Location location) {
    return reading(
        location,
        Expression.BLANK,
        () -> {
          Parser parser = new Parser(source, functions, scopes);
          Expression condition = parser.tupleOrExpression(false);
          parser.expectEnd();
          return condition;
        });
  }

  private <T> T reading(Location location, T otherwise, java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ExpressionException fault) {
      findings.add(Diagnostic.of(fault, location));
      return otherwise;
    }
  }

  private Statement opened(Statement.Block block, Statement statement) {
    open.push(block);
    return statement;
  }

  private Statement closed(Statement.Block block) {
    if (open.contains(block)) {
      while (open.peek() != block) {
        leave(open.pop());
      }
      leave(open.pop());
    }
    return new Statement.End(block, scopes.slots());
  }

  private void leave(Statement.Block block) {
    if (block == Statement.Block.FOR || block == Statement.Block.WITH) {
      scopes.leave();
    }
  }

  private Statement bare(String rest, Location location, Statement statement) {
    if (!rest.isBlank()) {
      error(
          DiagnosticId.SYNTAX,
          location,
          "nothing may follow the word, '%s' does".formatted(rest.strip()),
          new ProposedEdit.ReplaceTag(
              location.tag(), location.tag().replace(rest.stripTrailing(), "")));
    }
    return statement;
  }

  private Statement leaving(String rest, Location location, Statement statement) {
    if (!open.contains(Statement.Block.FOR)) {
      error(
          DiagnosticId.WITHOUT_BLOCK,
          location,
          "this belongs into a for block, and there is none around it",
          new ProposedEdit.DeleteTag(location.tag()));
    }
    return bare(rest, location, statement);
  }

  private Statement loop(String source, Location location) {
    int firstSlot = scopes.slots();
    scopes.enter();
    int loopSlot = scopes.declare("loop");
    Statement broken =
        new Statement.For(new Target.Name(loopSlot), Expression.BLANK, null, loopSlot, firstSlot);
    return opened(
        Statement.Block.FOR, reading(location, broken, () -> loop(source, loopSlot, firstSlot)));
  }

  private Statement loop(String source, int loopSlot, int firstSlot) {
    Parser parser = new Parser(source, functions, scopes);
    Target target = parser.target();
    parser.expectName("in");
    Expression iterable = parser.outside(false);
    @Nullable Expression condition = null;
    if (parser.skipName("if")) {
      condition = parser.expression();
    }
    if (parser.skipName("recursive")) {
      throw new ExpressionException(
          io.cortap.template.expression.Problem.OUT_OF_DIALECT,
          "recursive loops are not part of the dialect; nest the loops");
    }
    parser.expectEnd();
    return new Statement.For(target, iterable, condition, loopSlot, firstSlot);
  }

  private Statement set(String source, Location location) {
    int textSlot = scopes.declare(" text" + scopes.slots());
    return reading(
        location,
        new Statement.Nothing(),
        () -> {
          Parser parser = new Parser(source, functions, scopes);
          Target target = parser.target();
          if (parser.skip("=")) {
            Expression value = parser.tupleOrExpression(true);
            parser.expectEnd();
            return new Statement.Set(target, value);
          }
          Expression value = parser.filtersOver(Parser.ofSlot(textSlot));
          parser.expectEnd();
          return opened(Statement.Block.SET, new Statement.SetBlock(target, value, textSlot));
        });
  }

  private Statement with(String source, Location location) {
    int firstSlot = scopes.slots();
    scopes.enter();
    return opened(
        Statement.Block.WITH,
        reading(
            location,
            new Statement.With(List.of(), firstSlot),
            () -> {
              Parser parser = new Parser(source, functions, scopes);
              List<Statement.Set> assignments = new ArrayList<>();
              while (!parser.atEnd()) {
                Target target = parser.target();
                parser.expect("=");
                assignments.add(new Statement.Set(target, parser.outsideOne()));
                if (!parser.atEnd()) {
                  parser.expect(",");
                }
              }
              return new Statement.With(assignments, firstSlot);
            }));
  }
}
