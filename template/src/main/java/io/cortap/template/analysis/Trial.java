package io.cortap.template.analysis;

import io.cortap.template.diagnosis.Coverage;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.document.PartReading;
import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Correction;
import io.cortap.template.expression.Evaluation;
import io.cortap.template.expression.Expression;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.Undefined;
import io.cortap.template.expression.Watched;
import io.cortap.template.program.Piece;
import io.cortap.template.program.Program;
import io.cortap.template.program.Site;
import io.cortap.template.program.Statement;
import io.cortap.template.program.Step;
import io.cortap.template.program.TextSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A render of sample data that writes nothing: it goes on behind a tag that fails, so that all such
 * faults are found at once, and counts the branches that it goes into. One thread's own.
 */
final class Trial {
  private final Map<String, @Nullable Object> data;
  private final Functions functions;
  private final Budget budget;
  private final Map<Location, Counter> counters = new LinkedHashMap<>();
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  Trial(Map<String, @Nullable Object> data, Functions functions, Budget budget) {
    this.data = data;
    this.functions = functions;
    this.budget = budget;
  }

  /** How often a branch was asked and taken. */
  private static final class Counter {
    private long reached;
    private long taken;
  }

  List<Coverage> coverage() {
    List<Coverage> all = new ArrayList<>();
    counters.forEach((head, count) -> all.add(new Coverage(head, count.reached, count.taken)));
    return all;
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  void run(PartReading part) {
    List<Step<Piece>> steps = new ArrayList<>();
    part.steps().forEach(step -> watch(step, steps));
    Evaluation evaluation = new Evaluation(data, functions, budget, this::missing, part.slots());
    try {
      Program.of(steps, part.slots()).run(evaluation, new TextSink<>(budget));
    } catch (FaultException fault) {
      diagnostics.add(fault.diagnostic());
    }
  }

  private void missing(@Nullable Undefined undefined, String path, Object place) {
    if (undefined == null || undefined.missing().isEmpty() || !(place instanceof Location where)) {
      return;
    }
    String near = undefined.nearest();
    diagnostics.add(
        Diagnostic.warning(
            DiagnosticId.MISSING_VALUE,
            where,
            "'%s' is undefined and was printed as nothing%s"
                .formatted(
                    undefined.name(), near.isEmpty() ? "" : "; did you mean '" + near + "'?"),
            Diagnostic.edit(new Correction(-1, undefined.missing(), near), where.tag())));
  }

  private void watch(Step<Piece> step, List<Step<Piece>> steps) {
    if (!(step instanceof Step.Tag<Piece> tag)) {
      steps.add(step);
      return;
    }
    Location at = tag.location();
    Statement watched =
        switch (tag.statement()) {
          case Statement.Print print -> new Statement.Print(plain(print.value(), at));
          case Statement.If head -> new Statement.If(counted(head.condition(), at));
          case Statement.ElseIf head -> new Statement.ElseIf(counted(head.condition(), at));
          case Statement.For head -> loop(head, at);
          case Statement.Set set -> set(set, at);
          case Statement.SetBlock head ->
              new Statement.SetBlock(head.target(), plain(head.value(), at), head.textSlot());
          case Statement.With head ->
              new Statement.With(
                  head.assignments().stream().map(set -> set(set, at)).toList(), head.firstSlot());
          case Statement.Else other -> other;
          case Statement.End other -> other;
          case Statement.Break other -> other;
          case Statement.Continue other -> other;
          case Statement.Cell other -> other;
          case Statement.Nothing other -> other;
        };
    steps.add(new Step.Tag<>(watched, tag.site(), at));
    if (watched instanceof Statement.Else || watched instanceof Statement.For) {
      Counter counter = counter(at);
      boolean otherwise = watched instanceof Statement.Else;
      steps.add(note(counter, otherwise, at));
    }
  }

  /** Counts whenever the body of a loop or else begins, and prints nothing. */
  private static Step<Piece> note(Counter counter, boolean otherwise, Location at) {
    Watched.Watcher watcher =
        new Watched.Watcher() {
          @Override
          public void evaluated(boolean holds) {
            counter.taken++;
            counter.reached += otherwise ? 1 : 0;
          }

          @Override
          public void failed(ExpressionException fault) {}
        };
    Expression counting = new Watched(Expression.BLANK, watcher);
    return new Step.Tag<>(new Statement.Print(counting), Site.PLAIN, at);
  }

  private Counter counter(Location at) {
    return counters.computeIfAbsent(at, unused -> new Counter());
  }

  private Statement.Set set(Statement.Set set, Location at) {
    return new Statement.Set(set.target(), plain(set.value(), at));
  }

  private Statement.For loop(Statement.For head, Location at) {
    Counter counter = counter(at);
    Expression iterable = new Watched(head.iterable(), new Noting(at, holds -> counter.reached++));
    Expression condition = head.condition();
    return new Statement.For(
        head.target(),
        iterable,
        condition == null ? null : plain(condition, at),
        head.loopSlot(),
        head.firstSlot());
  }

  private Expression plain(Expression expression, Location at) {
    return new Watched(expression, new Noting(at, holds -> {}));
  }

  private Expression counted(Expression condition, Location at) {
    Counter counter = counter(at);
    return new Watched(
        condition,
        new Noting(
            at,
            holds -> {
              counter.reached++;
              counter.taken += holds ? 1 : 0;
            }));
  }

  /** Keeps faults with their place. */
  private final class Noting implements Watched.Watcher {
    private final Location at;
    private final java.util.function.Consumer<Boolean> counting;

    Noting(Location at, java.util.function.Consumer<Boolean> counting) {
      this.at = at;
      this.counting = counting;
    }

    @Override
    public void evaluated(boolean holds) {
      counting.accept(holds);
    }

    @Override
    public void failed(ExpressionException fault) {
      counting.accept(false);
      diagnostics.add(Diagnostic.of(fault, at));
    }
  }
}
