package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.expression.Expression;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.Parser;
import io.cortap.template.expression.Scopes;
import io.cortap.template.expression.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags of one part in the order of the document, all of them, whatever faults they have:
 * a fault is noted, and reading goes on.
 */
public final class StatementReader {
  private final Functions functions;
  private final boolean repairing;
  private final TagMending mending;
  private Findings findings;
  private boolean suspicious;
  private final Scopes scopes = new Scopes();
  private final Deque<Statement.Block> open = new ArrayDeque<>();

  public StatementReader(Functions functions, Findings findings) {
    this(functions, findings, true);
  }

  private StatementReader(Functions functions, Findings findings, boolean repairing) {
    this.functions = functions;
    this.findings = findings;
    this.repairing = repairing;
    this.mending = new TagMending(functions);
  }

  /** For one tag alone: it proposes nothing, and takes a loop around for granted. */
  static StatementReader trying(Functions functions, Findings findings) {
    StatementReader reader = new StatementReader(functions, findings, false);
    reader.open.push(Statement.Block.FOR);
    return reader;
  }

  /** Whether what stands between braces can be read without any fault. */
  public boolean reads(boolean print, String content) {
    return mending.reads(print, content);
  }

  /** A tag as it was meant, where what is wrong with it is told elsewhere. */
  public Statement quietly(boolean print, String content, Location location) {
    Findings telling = findings;
    findings = new Findings();
    Statement read = print ? print(content, location) : statement(content, location);
    findings = telling;
    return read;
  }

  /** Slots that a render of what was read needs. */
  public int slots() {
    return scopes.slots();
  }

  /** The content of a {@code {{ }}}. */
  public Statement print(String source, Location location) {
    String word = StatementWords.firstWord(source);
    String rest = source.strip().substring(word.length());
    if (source.isBlank()) {
      error(
          DiagnosticId.SYNTAX,
          location,
          "the tag says nothing",
          new ProposedEdit.DeleteTag(location.tag()));
      return new Statement.Nothing();
    }
    if (StatementWords.isControl(word)
        && (rest.isBlank() || rest.startsWith(" "))
        && reads(false, source)) {
      if (!mending.isValue(source)) {
        return wrongBraces(false, source, location);
      }
      if (!scopes.holds(word)) {
        suspicious = true;
        findings.add(TagMending.suspicion(word, source, location));
      }
    }
    return reading(
        "",
        source,
        location,
        new Statement.Nothing(),
        content -> {
          Parser parser = new Parser(content, functions, scopes);
          Expression value = parser.tupleOrExpression(true);
          parser.expectEnd();
          return new Statement.Print(value);
        });
  }

  /** Whether a value was read that may have been meant as a statement, so that blocks miss it. */
  public boolean isSuspicious() {
    return suspicious;
  }

  /** A statement in the braces of a value, or a value in those of a statement. */
  private Statement wrongBraces(boolean print, String source, Location location) {
    String meant = print ? "{{ " + source.strip() + " }}" : "{% " + source.strip() + " %}";
    error(
        DiagnosticId.WRONG_BRACES,
        location,
        print
            ? "a value is printed by {{ }}; {% %} is for statements such as if and for"
            : "a statement such as if or for stands in {% %}; {{ }} prints a value",
        new ProposedEdit.ReplaceTag(location.tag(), meant));
    return quietly(print, source, location);
  }

  /** The content of a {@code {% %}}. */
  public Statement statement(String source, Location location) {
    String word = StatementWords.firstWord(source);
    String rest = source.strip().substring(word.length());
    return switch (word) {
      case "if" -> opened(Statement.Block.IF, new Statement.If(condition("if", rest, location)));
      case "elif" -> new Statement.ElseIf(condition("elif", rest, location));
      case "else" -> otherwise(rest, location);
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
      default -> unknown(word, source.strip().substring(word.length()), location);
    };
  }

  private Statement otherwise(String rest, Location location) {
    if (!rest.strip().startsWith("if ")) {
      return bare(rest, location, new Statement.Else());
    }
    String condition = rest.strip().substring(3);
    error(
        DiagnosticId.SYNTAX,
        location,
        "else takes no condition; with one it is called elif",
        TagMending.statement(location, "else" + rest, "elif " + condition));
    return quietly(false, "elif " + condition, location);
  }

  private Statement cell(Statement.CellTag kind, String rest, Location location) {
    return reading(
        kind.word(),
        rest,
        location,
        new Statement.Nothing(),
        content -> {
          Parser parser = new Parser(content, functions, scopes);
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

  private Statement unknown(String word, String rest, Location location) {
    String reason = StatementWords.reasonAgainst(word);
    if (!reason.isEmpty()) {
      error(
          DiagnosticId.OUT_OF_DIALECT,
          location,
          "'%s' is not part of the dialect: %s".formatted(word, reason),
          new ProposedEdit.ByHand(reason));
      return new Statement.Nothing();
    }
    if ((word + rest).isBlank()) {
      error(
          DiagnosticId.SYNTAX,
          location,
          "the tag says nothing",
          new ProposedEdit.DeleteTag(location.tag()));
      return new Statement.Nothing();
    }
    boolean value = word.isEmpty() || rest.matches("\\s*[.|\\[(].*");
    String meant = value ? "" : meant(word, rest);
    if (meant.isEmpty() && repairing && reads(true, word + rest)) {
      return wrongBraces(true, word + rest, location);
    }
    error(
        DiagnosticId.UNKNOWN_STATEMENT,
        location,
        "there is no statement '%s'%s"
            .formatted(word, meant.isEmpty() ? "" : "; did you mean '" + meant.strip() + "'?"),
        meant.isEmpty()
            ? new ProposedEdit.ByHand("to print a value, write {{ %s }}".formatted(word))
            : TagMending.statement(location, word + rest, meant));
    String statement = StatementWords.withoutLevel(meant);
    return StatementWords.isControl(StatementWords.firstWord(statement))
        ? quietly(false, statement, location)
        : new Statement.Nothing();
  }

  private String meant(String word, String rest) {
    boolean bareEnd = word.equals("end") && rest.isBlank() && !open.isEmpty();
    return bareEnd ? open.element().endWord() + rest : StatementWords.meant(word, rest);
  }

  private void error(DiagnosticId id, Location location, String message, ProposedEdit edit) {
    findings.add(Diagnostic.error(id, location, message, edit));
  }

  private Expression condition(String word, String source, Location location) {
    return reading(
        word,
        source,
        location,
        Expression.BLANK,
        content -> {
          Parser parser = new Parser(content, functions, scopes);
          Expression condition = parser.tupleOrExpression(false);
          parser.expectEnd();
          return condition;
        });
  }

  /**
   * Reads what follows a word; where it cannot be read, what was probably meant.
   *
   * @param word of the statement; empty for a value
   */
  private <T> T reading(
      String word, String rest, Location location, T otherwise, Function<String, T> reading) {
    try {
      return reading.apply(rest);
    } catch (ExpressionException fault) {
      Diagnostic found = Diagnostic.of(fault, location);
      Optional<String> repaired = repairing ? mending.of(word, rest, fault) : Optional.empty();
      findings.add(
          repaired.isEmpty()
              ? found
              : Diagnostic.error(
                  found.id(),
                  location,
                  found.message(),
                  TagMending.edit(rest, repaired.get(), location, found.proposedEdit())));
      return repaired.map(meant -> reread(meant, otherwise, reading)).orElse(otherwise);
    }
  }

  private static <T> T reread(String meant, T otherwise, Function<String, T> reading) {
    try {
      return reading.apply(meant);
    } catch (ExpressionException stillFaulty) {
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
        Statement.Block.FOR,
        reading("for", source, location, broken, content -> loop(content, loopSlot, firstSlot)));
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
        "set",
        source,
        location,
        new Statement.Nothing(),
        content -> {
          Parser parser = new Parser(content, functions, scopes);
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
            "with",
            source,
            location,
            new Statement.With(List.of(), firstSlot),
            content -> {
              Parser parser = new Parser(content, functions, scopes);
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
