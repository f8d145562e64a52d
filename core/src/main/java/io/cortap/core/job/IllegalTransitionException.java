package io.cortap.core.job;

/** A job was asked for a move that its state does not have: a bug of the asking code. */
public final class IllegalTransitionException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  IllegalTransitionException(JobId id, Object state, String move) {
    super("job " + id + " cannot " + move + ": it is " + state.getClass().getSimpleName());
  }
}
