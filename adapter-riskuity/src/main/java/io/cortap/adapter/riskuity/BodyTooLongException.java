package io.cortap.adapter.riskuity;

import java.io.IOException;

/** An answer went on beyond the limit. */
final class BodyTooLongException extends IOException {
  BodyTooLongException(long maxBytes) {
    super("the answer is longer than " + maxBytes + " bytes");
  }
}
