package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.outbound.PortUnavailableException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a store that is down into an answer that callers understand. */
final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private Guarded() {}

  static <T> Answer<T> answer(Supplier<Answer<T>> work) {
    try {
      return work.get();
    } catch (PortUnavailableException e) {
      LOG.atError().setCause(e).log("port unavailable, the caller is told to come back");
      return Answer.refused(
          Problem.of(
              FailureCode.SERVICE_UNAVAILABLE, "a part of the service is down at the moment"));
    }
  }
}
