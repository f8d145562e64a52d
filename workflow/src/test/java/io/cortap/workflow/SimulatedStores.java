package io.cortap.workflow;

import io.cortap.adapter.local.FolderBlobStore;
import io.cortap.adapter.local.LocalCaretaker;
import io.cortap.adapter.local.NodeLocks;
import io.cortap.adapter.local.SqliteAuditRoots;
import io.cortap.adapter.local.SqliteFile;
import io.cortap.adapter.local.SqliteJobIndex;
import io.cortap.adapter.local.SqliteJobStore;
import io.cortap.adapter.memory.InMemoryAuditRoots;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryCaretaker;
import io.cortap.adapter.memory.InMemoryJobIndex;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.core.job.Claim;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Retention;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a simulated world stands on.
 *
 * @param bury from now on that node counts as dead
 * @param rows the bytes that lie in the store, whatever it gives back
 */
record SimulatedStores(
    JobStore jobs,
    JobIndex index,
    BlobStore blobs,
    Caretaker caretaker,
    AuditRoots roots,
    Consumer<NodeId> bury,
    Supplier<List<byte[]>> rows,
    Runnable closing)
    implements AutoCloseable {

  /** How stores are made for one history. */
  interface Kind {
    Kind MEMORY = SimulatedStores::inMemory;

    SimulatedStores make(Mutant mutant, InMemorySetupStore setups);
  }

  private static SimulatedStores inMemory(Mutant mutant, InMemorySetupStore setups) {
    var jobs = new InMemoryJobStore();
    var blobs = new InMemoryBlobStore();
    var caretaker = new InMemoryCaretaker(jobs, blobs);
    var rows = new KeepingRows(jobs, mutant::erasesTokenOf);
    return new SimulatedStores(
        rows,
        new InMemoryJobIndex(jobs),
        blobs,
        caretaker,
        new InMemoryAuditRoots(jobs, setups),
        caretaker::bury,
        rows::rows,
        () -> {});
  }

  /** Each history in an empty folder. */
  static Kind onSqlite(Supplier<Path> folders) {
    return (mutant, setups) -> onSqlite(folders.get());
  }

  private static SimulatedStores onSqlite(Path folder) {
    SqliteFile file = SqliteFile.open(folder.resolve("jobs.db"));
    var jobs = new SqliteJobStore(file);
    Path blobs = folder.resolve("blobs");
    var local = new LocalCaretaker(file, new NodeLocks(folder.resolve("nodes")), blobs);
    Set<NodeId> dead = new HashSet<>();
    return new SimulatedStores(
        jobs,
        new SqliteJobIndex(file),
        new FolderBlobStore(blobs),
        new DeadByWord(jobs, local, dead),
        new SqliteAuditRoots(file),
        dead::add,
        () -> bytes(folder),
        file::close);
  }

  /** One process holds all locks here, so that deaths are told and not seen. */
  private record DeadByWord(JobStore jobs, Caretaker inner, Set<NodeId> dead) implements Caretaker {
    @Override
    public List<Versioned<Job>> orphans(int limit) {
      Function<Due.Lane, Stream<Versioned<Job>>> held =
          lane -> jobs.due(lane, Instant.EPOCH.plus(Duration.ofDays(40_000)), 500).stream();
      return Stream.of(Due.Lane.values())
          .flatMap(held)
          .filter(job ->
              job.value().currentClaim().map(Claim::holder).filter(dead::contains).isPresent())
          .limit(limit)
          .toList();
    }

    @Override
    public Removed removePast(Instant now, Retention retention) {
      return inner.removePast(now, retention);
    }

    @Override
    public Waiting waiting(Instant now) {
      return inner.waiting(now);
    }

    @Override
    public void tryJobs() {
      inner.tryJobs();
    }

    @Override
    public void tryBlobs() {
      inner.tryBlobs();
    }
  }

  private static List<byte[]> bytes(Path folder) {
    var all = new ArrayList<byte[]>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  @Override
  public void close() {
    closing.run();
  }
}
