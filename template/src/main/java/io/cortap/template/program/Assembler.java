package io.cortap.template.program;

import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nests steps whose blocks match into instructions. */
final class Assembler<P extends Piece> {
  private final List<Step<P>> steps;
  private int at;

  Assembler(List<Step<P>> steps) {
    this.steps = steps;
  }

  Instruction<P>[] assemble() {
    Instruction<P>[] body = body();
    if (at < steps.size()) {
      throw new IllegalStateException("blocks do not match at step " + at);
    }
    return body;
  }

  /** Instructions up to the next elif, else or end, which stays unread. */
  private Instruction<P>[] body() {
    List<Instruction<P>> body = new ArrayList<>();
    while (at < steps.size() && !ends(steps.get(at))) {
      switch (steps.get(at++)) {
        case Step.Literal<P> literal -> body.add(new Instruction.Literal<>(literal.piece()));
        case Step.Tag<P> tag -> {
          Instruction<P> instruction = instruction(tag);
          if (instruction != null) {
            body.add(instruction);
          }
        }
      }
    }
    return array(body);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <P extends Piece> Instruction<P>[] array(List<Instruction<P>> body) {
    return body.toArray(new Instruction[0]);
  }

  private static boolean ends(Step<?> step) {
    return step instanceof Step.Tag<?> tag
        && (tag.statement() instanceof Statement.End
            || tag.statement() instanceof Statement.Else
            || tag.statement() instanceof Statement.ElseIf);
  }

  private @Nullable Instruction<P> instruction(Step.Tag<P> tag) {
    Location location = tag.location();
    return switch (tag.statement()) {
      case Statement.Print print -> new Instruction.Print<>(print.value(), tag.site(), location);
      case Statement.If head -> branches(head.condition(), location);
      case Statement.For head -> loop(head, location);
      case Statement.Set set -> new Instruction.Set<>(set, location);
      case Statement.SetBlock head -> {
        Instruction<P>[] body = body();
        end();
        yield new Instruction.SetBlock<>(head, location, body);
      }
      case Statement.With head -> {
        Instruction<P>[] body = body();
        yield new Instruction.With<>(head, end().endSlot(), location, body);
      }
      case Statement.Break leave -> new Instruction.Leave<>(Run.Flow.BREAK);
      case Statement.Continue leave -> new Instruction.Leave<>(Run.Flow.CONTINUE);
      case Statement.Cell placed -> null;
      case Statement.Nothing nothing -> null;
      case Statement.ElseIf out -> throw unmatched(location);
      case Statement.Else out -> throw unmatched(location);
      case Statement.End out -> throw unmatched(location);
    };
  }

  private static IllegalStateException unmatched(Location location) {
    return new IllegalStateException("blocks do not match at " + location);
  }

  private Instruction<P> branches(Expression condition, Location location) {
    List<Instruction.Branch<P>> branches = new ArrayList<>();
    branches.add(new Instruction.Branch<>(condition, location, body()));
    while (next() instanceof Step.Tag<P> tag && !(tag.statement() instanceof Statement.End)) {
      @Nullable Expression next =
          tag.statement() instanceof Statement.ElseIf elseIf ? elseIf.condition() : null;
      branches.add(new Instruction.Branch<>(next, tag.location(), body()));
    }
    return new Instruction.If<>(branches);
  }

  private Instruction<P> loop(Statement.For head, Location location) {
    Instruction<P>[] body = body();
    Instruction<P>[] otherwise = array(List.of());
    if (steps.get(at) instanceof Step.Tag<P> tag && tag.statement() instanceof Statement.Else) {
      at++;
      otherwise = body();
    }
    return new Instruction.For<>(head, end().endSlot(), location, body, otherwise);
  }

  private Step<P> next() {
    if (at >= steps.size()) {
      throw new IllegalStateException("a block has no end");
    }
    return steps.get(at++);
  }

  private Statement.End end() {
    if (next() instanceof Step.Tag<P> tag && tag.statement() instanceof Statement.End end) {
      return end;
    }
    throw new IllegalStateException("a block has no end");
  }
}
