package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.BlobStoreContract;
import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderBlobStoreTest extends BlobStoreContract {
  private static final BlobKey REPORT = new BlobKey("reports/12/project-58/draft.docx");

  @TempDir private Path data;

  @Override
  protected BlobStore emptyStore() {
    return store();
  }

  private FolderBlobStore store() {
    return new FolderBlobStore(data.resolve("blobs"));
  }

  private Path reportFile() {
    return data.resolve("blobs").resolve(REPORT.value());
  }

  private static Blob blob(String content, String fileName) {
    return new Blob(content.getBytes(StandardCharsets.UTF_8), "text/plain", fileName);
  }

  private List<Path> filesBeside(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
      return files.toList();
    }
  }

  @Nested
  class OnDisk {
    @Test
    void aBlobIsThereForTheNextProcess() {
      store().put(REPORT, blob("a report", "Entwürfe.docx"));

      assertThat(store().find(REPORT)).contains(blob("a report", "Entwürfe.docx"));
    }

    @Test
    void itsFileHoldsItsBytesAndNothingElse() throws IOException {
      store().put(REPORT, blob("a report", "draft.docx"));

      assertThat(Files.readString(reportFile())).isEqualTo("a report");
    }

    @Test
    void nothingTemporaryStays() throws IOException {
      store().put(REPORT, blob("a report", "draft.docx"));
      store().put(REPORT, blob("a report", "draft.docx"));

      assertThat(filesBeside(reportFile())).hasSize(2).contains(reportFile());
    }

    @Test
    void onlyTheUserOfTheServiceMayLook() throws IOException {
      store().put(REPORT, blob("a report", "draft.docx"));

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(reportFile())))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(reportFile().resolveSibling(""))))
          .isEqualTo("rwx------");
    }
  }

  @Nested
  class AfterACrash {
    @Test
    void aNoteWithoutItsBytesIsNoBlobAndStandsInNobodysWay() throws IOException {
      store().put(REPORT, blob("what was lost", "draft.docx"));
      Files.delete(reportFile());

      assertThat(store().find(REPORT)).isEmpty();
      store().put(REPORT, blob("what came instead", "other.docx"));
      assertThat(store().find(REPORT)).contains(blob("what came instead", "other.docx"));
    }

    @Test
    void bytesThatChangedAreNotHandedOut() throws IOException {
      store().put(REPORT, blob("a report", "draft.docx"));
      Files.writeString(reportFile(), "a rep");

      assertThatThrownBy(() -> store().find(REPORT))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining(REPORT.value())
          .hasMessageContaining("not those that were stored");
    }
  }

  @Nested
  class Racing {
    @Test
    void ofSixteenWritersOfOtherBytesExactlyOneWins() throws Exception {
      BlobStore blobs = store();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Boolean>> puts =
            threads.invokeAll(
                IntStream.range(0, 16).mapToObj(i -> put(blobs, "bytes " + i)).toList());

        int winners = 0;
        for (Future<Boolean> put : puts) {
          winners += put.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
      }
    }

    private Callable<Boolean> put(BlobStore blobs, String content) {
      return () -> {
        try {
          blobs.put(REPORT, blob(content, "draft.docx"));
          return true;
        } catch (BlobExistsException e) {
          return false;
        }
      };
    }
  }

  @Nested
  class Refusing {
    @Test
    void aFileWhereAFolderShouldBeIsNamed() throws IOException {
      Files.writeString(data.resolve("blobs"), "in the way");

      assertThatThrownBy(() -> store().put(REPORT, blob("a report", "draft.docx")))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining(REPORT.value())
          .hasMessageContaining("a file lies where a folder should be");
    }

    @Test
    void afterwardsAnotherPutSucceeds() throws IOException {
      Files.writeString(data.resolve("blobs"), "in the way");
      assertThatThrownBy(() -> store().put(REPORT, blob("a report", "draft.docx")))
          .isInstanceOf(PortUnavailableException.class);
      Files.delete(data.resolve("blobs"));

      store().put(REPORT, blob("a report", "draft.docx"));

      assertThat(store().find(REPORT)).isPresent();
    }
  }
}
