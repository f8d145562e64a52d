package io.cortap.core.job;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.Sha256;
import java.time.Instant;

/**
 * What a job makes its report from. A job holds either the user's token or the sealed snapshot,
 * never both: the write that records the one erases the other.
 */
public sealed interface Material {
  /**
   * Whether somebody vouches for the token: until then the job belongs to nobody, whatever the
   * token says.
   */
  boolean confirmed();

  /** Where an attempt begins that has this to start from. */
  default Phase firstPhase() {
    return switch (this) {
      case Token token -> token.authorized() ? Phase.FETCH : Phase.AUTHORIZE;
      case Snapshot snapshot -> Phase.RENDER;
      case Erased erased ->
          throw new IllegalStateException("without token or snapshot there is nothing to work on");
    };
  }

  /**
   * The token, until the snapshot is sealed.
   *
   * @param tokenEndsAt when Riskuity will refuse it
   */
  record Token(EncryptedToken token, Instant tokenEndsAt, Trust trust) implements Material {
    /** Whether Riskuity accepted the token for this project. */
    public boolean authorized() {
      return trust == Trust.ALLOWED;
    }

    @Override
    public boolean confirmed() {
      return trust != Trust.UNCONFIRMED;
    }

    Token allowed() {
      return new Token(token, tokenEndsAt, Trust.ALLOWED);
    }

    Erased erased() {
      return new Erased(confirmed());
    }
  }

  /** The canonical review in the blob store; whatever happens from here on needs no token. */
  record Snapshot(BlobKey key, Sha256 sha256) implements Material {
    @Override
    public boolean confirmed() {
      return true;
    }
  }

  /** Nothing: the job ended before its snapshot was sealed, and its token was erased. */
  record Erased(boolean confirmed) implements Material {}
}
