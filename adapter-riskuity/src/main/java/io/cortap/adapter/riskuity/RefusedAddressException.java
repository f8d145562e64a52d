package io.cortap.adapter.riskuity;

import java.io.IOException;
import java.util.Optional;

/** The guard refused an address at the moment of connecting. */
final class RefusedAddressException extends IOException {
  private final transient Refusal refusal;

  RefusedAddressException(Refusal refusal) {
    super(refusal.toOperator());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }

  /** The guard's refusal behind a failure, or empty if it has another reason. */
  static Optional<Refusal> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedAddressException refused) {
        return Optional.of(refused.refusal());
      }
    }
    return Optional.empty();
  }
}
