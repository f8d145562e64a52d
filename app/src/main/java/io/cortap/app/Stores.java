package io.cortap.app;

import io.cortap.adapter.local.FolderBlobStore;
import io.cortap.adapter.local.SqliteFile;
import io.cortap.adapter.local.SqliteJobIndex;
import io.cortap.adapter.local.SqliteJobStore;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryJobIndex;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobStore;

/** The stores that were chosen, and what has to be closed after them. */
record Stores(JobStore jobs, JobIndex index, BlobStore blobs, Runnable closing)
    implements AutoCloseable {

  static Stores open(Settings.Store store) {
    return switch (store) {
      case Settings.Store.Memory memory -> {
        var jobs = new InMemoryJobStore();
        yield new Stores(jobs, new InMemoryJobIndex(jobs), new InMemoryBlobStore(), () -> {});
      }
      case Settings.Store.Local local -> {
        SqliteFile file = SqliteFile.open(local.folder().resolve("jobs.db"));
        yield new Stores(
            new SqliteJobStore(file),
            new SqliteJobIndex(file),
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
