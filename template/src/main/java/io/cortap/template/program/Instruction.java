package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.Evaluation;
import io.cortap.template.expression.Expression;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Loop;
import io.cortap.template.expression.Opaque;
import io.cortap.template.expression.Target;
import io.cortap.template.program.Run.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a compiled template. Immutable. */
abstract class Instruction<P extends Piece> {
  abstract Flow run(Run<P> run);

  private static FaultException located(ExpressionException fault, Location location) {
    return new FaultException(Diagnostic.of(fault, location));
  }

  static final class Literal<P extends Piece> extends Instruction<P> {
    private final P piece;

    Literal(P piece) {
      this.piece = piece;
    }

    @Override
    Flow run(Run<P> run) {
      run.sink.piece(piece);
      return Flow.NEXT;
    }
  }

  static final class Print<P extends Piece> extends Instruction<P> {
    private final Expression expression;
    private final Site site;
    private final Location location;

    Print(Expression expression, Site site, Location location) {
      this.expression = expression;
      this.site = site;
      this.location = location;
    }

    @Override
    Flow run(Run<P> run) {
      run.last = location;
      try {
        run.budget.spend(1);
        Object printed = run.evaluation.printed(expression, location);
        if (printed instanceof String text) {
          run.sink.value(text, site);
        } else {
          run.sink.value((Opaque) printed, site);
        }
        return Flow.NEXT;
      } catch (ExpressionException fault) {
        throw located(fault, location);
      }
    }
  }

  /**
   * A branch of an if.
   *
   * @param condition null for else
   */
  record Branch<P extends Piece>(
      @Nullable Expression condition, Location location, Instruction<P>[] body) {}

  static final class If<P extends Piece> extends Instruction<P> {
    private final List<Branch<P>> branches;

    If(List<Branch<P>> branches) {
      this.branches = List.copyOf(branches);
    }

    @Override
    Flow run(Run<P> run) {
      for (Branch<P> branch : branches) {
        run.last = branch.location;
        if (holds(run, branch)) {
          return run.body(branch.body);
        }
      }
      return Flow.NEXT;
    }

    private boolean holds(Run<P> run, Branch<P> branch) {
      Expression condition = branch.condition;
      if (condition == null) {
        return true;
      }
      try {
        run.budget.spend(1);
        return condition.holds(run.evaluation);
      } catch (ExpressionException fault) {
        throw located(fault, branch.location);
      }
    }
  }

  static final class For<P extends Piece> extends Instruction<P> {
    private final Statement.For head;
    private final int endSlot;
    private final Location location;
    private final Instruction<P>[] body;
    private final Instruction<P>[] otherwise;

    For(
        Statement.For head,
        int endSlot,
        Location location,
        Instruction<P>[] body,
        Instruction<P>[] otherwise) {
      this.head = head;
      this.endSlot = endSlot;
      this.location = location;
      this.body = body;
      this.otherwise = otherwise;
    }

    @Override
    Flow run(Run<P> run) {
      Evaluation evaluation = run.evaluation;
      evaluation.clear(head.firstSlot(), endSlot);
      Loop loop = begin(run);
      if (loop.isEmpty()) {
        evaluation.clear(head.firstSlot(), endSlot);
        return run.body(otherwise);
      }
      Flow flow = Flow.NEXT;
      while (flow != Flow.BREAK && advance(run, loop)) {
        flow = run.body(body);
      }
      evaluation.clear(head.firstSlot(), endSlot);
      return Flow.NEXT;
    }

    private Loop begin(Run<P> run) {
      try {
        return Loop.over(run.evaluation, head.iterable(), head.target(), head.condition());
      } catch (ExpressionException fault) {
        throw located(fault, location);
      }
    }

    private boolean advance(Run<P> run, Loop loop) {
      run.last = location;
      try {
        run.budget.spend(1);
        run.evaluation.clear(head.firstSlot(), endSlot);
        return loop.advance(run.evaluation, head.target(), head.loopSlot());
      } catch (ExpressionException fault) {
        throw located(fault, location);
      }
    }
  }

  static final class Set<P extends Piece> extends Instruction<P> {
    private final Statement.Set statement;
    private final Location location;

    Set(Statement.Set statement, Location location) {
      this.statement = statement;
      this.location = location;
    }

    @Override
    Flow run(Run<P> run) {
      try {
        run.budget.spend(1);
        statement.target().assign(run.evaluation, statement.value().value(run.evaluation));
        return Flow.NEXT;
      } catch (ExpressionException fault) {
        throw located(fault, location);
      }
    }
  }

  static final class SetBlock<P extends Piece> extends Instruction<P> {
    private final Statement.SetBlock head;
    private final Location location;
    private final Instruction<P>[] body;

    SetBlock(Statement.SetBlock head, Location location, Instruction<P>[] body) {
      this.head = head;
      this.location = location;
      this.body = body;
    }

    @Override
    Flow run(Run<P> run) {
      Sink<P> outer = run.sink;
      TextSink<P> caught = new TextSink<>(run.budget);
      run.sink = caught;
      Flow flow = run.body(body);
      run.sink = outer;
      try {
        new Target.Name(head.textSlot()).assign(run.evaluation, caught.text());
        head.target().assign(run.evaluation, head.value().value(run.evaluation));
        return flow;
      } catch (ExpressionException fault) {
        throw located(fault, location);
      }
    }
  }

  static final class With<P extends Piece> extends Instruction<P> {
    private final Statement.With head;
    private final int endSlot;
    private final Location location;
    private final Instruction<P>[] body;

    With(Statement.With head, int endSlot, Location location, Instruction<P>[] body) {
      this.head = head;
      this.endSlot = endSlot;
      this.location = location;
      this.body = body;
    }

    @Override
    Flow run(Run<P> run) {
      try {
        run.evaluation.clear(head.firstSlot(), endSlot);
        for (Statement.Set assignment : head.assignments()) {
          assignment.target().assign(run.evaluation, assignment.value().value(run.evaluation));
        }
      } catch (ExpressionException fault) {
        throw located(fault, location);
      }
      return run.body(body);
    }
  }

  static final class Leave<P extends Piece> extends Instruction<P> {
    private final Flow flow;

    Leave(Flow flow) {
      this.flow = flow;
    }

    @Override
    Flow run(Run<P> run) {
      return flow;
    }
  }
}
