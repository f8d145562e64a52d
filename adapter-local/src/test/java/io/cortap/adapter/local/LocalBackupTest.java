package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.TENANT;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.Job;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

final class LocalBackupTest {
  private static final ProjectKey PROJECT = new ProjectKey(TENANT, new ProjectId(58));
  private static final Blob BYTES = new Blob(new byte[] {1, 2, 3}, "text/plain", "made.txt");
  private static final BlobKey SNAPSHOT = new BlobKey("data/12/project-58/canonical_2.json");
  private static final BlobKey REPORT = SampleJobs.file(2).key();

  @TempDir private Path folder = Path.of("");
  private final List<SqliteFile> opened = new ArrayList<>();

  private SqliteFile open(String name) {
    SqliteFile file = SqliteFile.open(folder.resolve(name).resolve(LocalBackup.FILE));
    opened.add(file);
    return file;
  }

  private FolderBlobStore blobs(String name) {
    return new FolderBlobStore(folder.resolve(name).resolve(LocalBackup.BLOBS));
  }

  private SqliteFile source() {
    return opened.getFirst();
  }

  private LocalBackup.Copied copy() {
    return new LocalBackup(source(), folder.resolve("data").resolve(LocalBackup.BLOBS))
        .copyInto(folder.resolve("copy"));
  }

  @BeforeEach
  void aStoreWithAWaitingAndAFinishedJob() {
    var jobs = new SqliteJobStore(open("data"));
    SampleJobs.added(jobs, queued(1));
    SampleJobs.added(jobs, linked(2));
    Setups.write(source(), PROJECT, NOON);
    blobs("data").put(SNAPSHOT, BYTES);
    blobs("data").put(REPORT, BYTES);
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteFile::close);
  }

  @Test
  void jobsTokensTrailsSetupsAndFilesAreInTheCopyAsTheyWere() {
    LocalBackup.Copied copied = copy();

    assertThat(copied).isEqualTo(new LocalBackup.Copied(2, 2, List.of()));
    SqliteFile copy = open("copy");
    for (Job job : List.of(queued(1), linked(2))) {
      assertThat(new SqliteJobStore(copy).find(job.key()).map(Versioned::value)).contains(job);
    }
    assertThat(new SqliteSetupStore(copy).trail(PROJECT))
        .isEqualTo(new SqliteSetupStore(source()).trail(PROJECT));
    assertThat(blobs("copy").find(SNAPSHOT)).contains(BYTES);
    assertThat(blobs("copy").find(REPORT)).contains(BYTES);
  }

  @Test
  void whatHappensAfterwardsIsNotInTheCopy() {
    copy();
    SampleJobs.added(new SqliteJobStore(source()), queued(3));

    assertThat(new SqliteJobStore(open("copy")).find(queued(3).key())).isEmpty();
  }

  @Test
  void filesThatNoJobNamesStayOutOfIt() {
    var lost = new BlobKey("reports/12/project-58/made_by_a_lost_attempt.docx");
    blobs("data").put(lost, BYTES);

    copy();

    assertThat(blobs("copy").find(lost)).isEmpty();
  }

  @Test
  void aFileThatIsGoneOrChangedIsNamedAndTheRestIsCopied() throws IOException {
    Path blobFolder = folder.resolve("data").resolve(LocalBackup.BLOBS);
    Files.delete(blobFolder.resolve(SNAPSHOT.value()));
    Files.write(blobFolder.resolve(REPORT.value()), new byte[] {9});

    LocalBackup.Copied copied = copy();

    assertThat(copied.jobs()).isEqualTo(2);
    assertThat(copied.blobs()).isZero();
    assertThat(copied.missing())
        .hasSize(2)
        .anyMatch(missing -> missing.contains(SNAPSHOT.value()) && missing.contains("not there"))
        .anyMatch(missing -> missing.contains(REPORT.value()));
  }

  @Test
  @DisabledOnOs(value = WINDOWS, disabledReason = "folders have other rights there")
  void aFolderThatOthersCouldReadIsClosedToThem() throws IOException {
    Path wide = Files.createDirectories(folder.resolve("copy"));
    Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rwxr-xr-x"));

    copy();

    assertThat(Files.getPosixFilePermissions(wide))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aFolderThatHoldsSomethingIsRefusedAndStaysAsItIs() throws IOException {
    Files.createDirectories(folder.resolve("copy"));
    Files.writeString(folder.resolve("copy/mine.txt"), "mine");

    assertThatThrownBy(this::copy)
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("the folder is not empty");
    try (var files = Files.list(folder.resolve("copy"))) {
      assertThat(files).hasSize(1);
    }
  }
}
