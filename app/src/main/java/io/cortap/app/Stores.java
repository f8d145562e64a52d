package io.cortap.app;

import io.cortap.adapter.aws.AwsCaretaker;
import io.cortap.adapter.aws.AwsClients;
import io.cortap.adapter.aws.AwsSettings;
import io.cortap.adapter.aws.DynamoAuditRoots;
import io.cortap.adapter.aws.DynamoJobIndex;
import io.cortap.adapter.aws.DynamoJobStore;
import io.cortap.adapter.aws.DynamoSetupStore;
import io.cortap.adapter.aws.DynamoTable;
import io.cortap.adapter.aws.S3BlobStore;
import io.cortap.adapter.local.FolderBlobStore;
import io.cortap.adapter.local.LocalBackup;
import io.cortap.adapter.local.LocalCaretaker;
import io.cortap.adapter.local.NodeLock;
import io.cortap.adapter.local.NodeLocks;
import io.cortap.adapter.local.SqliteAuditRoots;
import io.cortap.adapter.local.SqliteFile;
import io.cortap.adapter.local.SqliteJobIndex;
import io.cortap.adapter.local.SqliteJobStore;
import io.cortap.adapter.local.SqliteSetupStore;
import io.cortap.adapter.memory.InMemoryAuditRoots;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryCaretaker;
import io.cortap.adapter.memory.InMemoryJobIndex;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.SetupStore;
import java.nio.file.Path;
import java.time.Duration;

/** The stores that were chosen, who looks after them, and what has to be closed after them. */
record Stores(
    JobStore jobs,
    JobIndex index,
    BlobStore blobs,
    SetupStore setups,
    AuditRoots auditRoots,
    Caretaker caretaker,
    Runnable closing)
    implements AutoCloseable {

  /**
   * @param node alive in these stores until they are closed
   */
  static Stores open(Settings settings, NodeId node) {
    return switch (settings.store()) {
      case Settings.Store.Memory memory -> inMemory();
      case Settings.Store.Local local -> inFolder(local.folder(), node);
      case Settings.Store.Aws aws -> inAws(aws.place(), settings.links().retention());
    };
  }

  private static Stores inAws(AwsSettings place, Duration kept) {
    AwsClients clients = AwsClients.open(place);
    DynamoTable table = clients.table();
    S3BlobStore blobs = clients.blobs();
    return new Stores(
        new DynamoJobStore(table, kept),
        new DynamoJobIndex(table),
        blobs,
        new DynamoSetupStore(table),
        new DynamoAuditRoots(table),
        new AwsCaretaker(table, blobs),
        clients::close);
  }

  private static Stores inMemory() {
    var jobs = new InMemoryJobStore();
    var blobs = new InMemoryBlobStore();
    var setups = new InMemorySetupStore();
    return new Stores(
        jobs,
        new InMemoryJobIndex(jobs),
        blobs,
        setups,
        new InMemoryAuditRoots(jobs, setups),
        new InMemoryCaretaker(jobs, blobs),
        () -> {});
  }

  private static Stores inFolder(Path folder, NodeId node) {
    var nodes = new NodeLocks(folder.resolve("nodes"));
    SqliteFile file = SqliteFile.open(fileIn(folder));
    NodeLock alive = nodes.hold(node);
    Path blobFolder = blobsIn(folder);
    return new Stores(
        new SqliteJobStore(file),
        new SqliteJobIndex(file),
        new FolderBlobStore(blobFolder),
        new SqliteSetupStore(file),
        new SqliteAuditRoots(file),
        new LocalCaretaker(file, nodes, blobFolder),
        () -> {
          file.close();
          alive.close();
        });
  }

  /** Where a data folder has its jobs. */
  static Path fileIn(Path folder) {
    return folder.resolve(LocalBackup.FILE);
  }

  /** Where a data folder has its files. */
  static Path blobsIn(Path folder) {
    return folder.resolve(LocalBackup.BLOBS);
  }

  @Override
  public void close() {
    closing.run();
  }
}
