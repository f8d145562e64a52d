package io.cortap.docs;

import io.cortap.adapter.testkit.BlobStoreContract;
import io.cortap.ports.outbound.BlobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// @start region="contract"
class FileBlobStoreTest extends BlobStoreContract {
  @TempDir private Path folder;

  @Override
  protected BlobStore emptyStore() {
    return new FileBlobStore(folder);
  }
}
// @end
