package io.cortap.app;

import io.cortap.adapter.local.FolderBlobStore;
import io.cortap.adapter.local.SqliteFile;
import io.cortap.adapter.local.SqliteJobStore;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobStore;

/** The stores that were chosen, and what has to be closed after them. */
record Stores(JobStore jobs, BlobStore blobs, Runnable closing) implements AutoCloseable {

  static Stores open(Settings.Store store) {
    return switch (store) {
      case Settings.Store.Memory memory ->
          new Stores(new InMemoryJobStore(), new InMemoryBlobStore(), () -> {});
      case Settings.Store.Local local -> {
        SqliteFile file = SqliteFile.open(local.folder().resolve("jobs.db"));
        yield new Stores(
            new SqliteJobStore(file),
            new FolderBlobStore(local.folder().resolve("blobs")),
            file::close);
      }
    };
  }

  @Override
  public void close() {
    closing.run();
  }
}
