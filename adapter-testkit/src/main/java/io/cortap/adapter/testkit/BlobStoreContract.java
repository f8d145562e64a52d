package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} does; its test extends this and makes an empty store. */
public abstract class BlobStoreContract {
  private static final BlobKey KEY = new BlobKey("reports/12/project-58/draft_1.docx");
  private static final Blob BLOB = blob("first");

  private BlobStore blobs;

  /** A store that holds nothing. */
  protected abstract BlobStore emptyStore();

  @BeforeEach
  void startEmpty() {
    blobs = emptyStore();
  }

  private static Blob blob(String content) {
    return new Blob(
        content.getBytes(StandardCharsets.UTF_8), "application/octet-stream", "draft.docx");
  }

  @Nested
  class Putting {
    @Test
    void whatWasPutIsFoundWithItsTypeAndName() {
      blobs.put(KEY, BLOB);

      assertThat(blobs.find(KEY)).contains(BLOB);
    }

    @Test
    void anEmptyBlobIsABlob() {
      blobs.put(KEY, blob(""));

      assertThat(blobs.find(KEY)).contains(blob(""));
    }

    @Test
    void theSameBytesMayBePutAgain() {
      blobs.put(KEY, BLOB);
      blobs.put(KEY, BLOB);

      assertThat(blobs.find(KEY)).contains(BLOB);
    }

    @Test
    void otherBytesUnderTheSameKeyAreRefusedAndTheFirstStay() {
      blobs.put(KEY, BLOB);

      assertThatThrownBy(() -> blobs.put(KEY, blob("second")))
          .isInstanceOf(BlobExistsException.class)
          .hasMessageContaining(KEY.value());
      assertThat(blobs.find(KEY)).contains(BLOB);
    }

    @Test
    void whatTheWriterDoesToItsArrayAfterwardsChangesNothing() {
      byte[] bytes = {1, 2, 3};
      blobs.put(KEY, new Blob(bytes, "application/octet-stream", "draft.docx"));

      bytes[0] = 9;

      assertThat(blobs.find(KEY).orElseThrow().bytes()).containsExactly(1, 2, 3);
    }
  }

  @Nested
  class Finding {
    @Test
    void anUnknownKeyIsNotFound() {
      assertThat(blobs.find(KEY)).isEmpty();
    }

    @Test
    void aKeyThatOnlyBeginsTheSameIsNotFound() {
      blobs.put(KEY, BLOB);

      assertThat(blobs.find(new BlobKey("reports/12/project-58/draft_1"))).isEmpty();
    }
  }
}
