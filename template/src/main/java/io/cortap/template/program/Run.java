package io.cortap.template.program;

import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Evaluation;

/** One render of one program: what instructions read and write. One thread's own. */
final class Run<P extends Piece> {
  final Evaluation evaluation;
  final Budget budget;
  Sink<P> sink;
  private int depth;

  /** The tag that ran last: where a budget ends that no tag of its own exceeds. */
  Location last = Location.FILE;

  Run(Evaluation evaluation, Sink<P> sink) {
    this.evaluation = evaluation;
    this.budget = evaluation.budget();
    this.sink = sink;
  }

  Flow body(Instruction<P>[] body) {
    budget.requireDepth(++depth);
    Flow flow = Flow.NEXT;
    for (int i = 0; i < body.length && flow == Flow.NEXT; i++) {
      flow = body[i].run(this);
    }
    depth--;
    return flow;
  }

  /** What happens behind an instruction. */
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }
}
