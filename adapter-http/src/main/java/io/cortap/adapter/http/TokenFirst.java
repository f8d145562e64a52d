package io.cortap.adapter.http;

import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.ExamineToken;
import java.io.IOException;

/**
 * Tells what is wrong with a request to those whose token is not wrong itself: the others have to
 * sign in again first.
 */
record TokenFirst(ExamineToken examineToken) {
  /** Reads a part of a request. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * What was read.
   *
   * @throws RefusedException with what is wrong with the token, else with what is wrong with the
   *     request
   */
  <T> T read(Caller caller, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (RefusedException malformed) {
      Callers.given(examineToken.examine(caller));
      throw malformed;
    }
  }
}
