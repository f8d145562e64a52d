package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.expression.Evaluation;
import io.cortap.template.expression.ExpressionException;
import java.util.List;

/**
 * A compiled template: immutable, run by any number of threads.
 *
 * @param <P> its pieces
 */
public final class Program<P extends Piece> {
  private final Instruction<P>[] body;
  private final int slots;

  Program(Instruction<P>[] body, int slots) {
    this.body = body;
    this.slots = slots;
  }

  /**
   * Makes the program of these steps, whose blocks must match.
   *
   * @param slots as the reader of the statements counted them
   */
  public static <P extends Piece> Program<P> of(List<Step<P>> steps, int slots) {
    return new Program<>(new Assembler<>(steps).assemble(), slots);
  }

  /** Slots that an {@link Evaluation} for this program needs. */
  public int slots() {
    return slots;
  }

  /**
   * Runs once.
   *
   * @throws FaultException with the place of the tag that failed
   */
  public void run(Evaluation evaluation, Sink<P> sink) {
    Run<P> run = new Run<>(evaluation, sink);
    try {
      run.body(body);
    } catch (ExpressionException fault) {
      throw new FaultException(Diagnostic.of(fault, run.last));
    }
  }
}
