package io.cortap.core.webhook;

import java.util.Set;

/** What a receiver may believe about one request. */
public sealed interface Verification {

  /**
   * Whoever sent it holds a secret in force, and the body is the one that was signed.
   *
   * @param families those that verified, at least one
   */
  record Genuine(Set<SignatureFamily> families) implements Verification {
    public Genuine {
      families = Set.copyOf(families);
      if (families.isEmpty()) {
        throw new IllegalArgumentException("a genuine request verified in some family");
      }
    }

    /** Whether both families verified, as they do for a receiver that knows the elder secret. */
    public boolean inBothFamilies() {
      return families.size() == SignatureFamily.values().length;
    }
  }

  /**
   * Not to be acted upon.
   *
   * @param detail what was seen and what to look at next; holds no secret and no signature
   */
  record Rejected(Reason reason, String detail) implements Verification {}

  /** Why a request is rejected, the first that applies to the family that came closest. */
  enum Reason {
    /** Neither family's headers are there. */
    NOT_SIGNED,
    /** A header is missing, repeated or not of its form. */
    MALFORMED_HEADER,
    /** Signed too long ago, or too far ahead of the receiver's clock. */
    STALE_TIMESTAMP,
    /** No secret in force gives this signature for these bytes. */
    WRONG_SIGNATURE
  }
}
