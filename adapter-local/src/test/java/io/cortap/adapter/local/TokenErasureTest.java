package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.Material;
import io.cortap.core.job.Trust;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.Versioned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No eight bytes of an erased token's ciphertext are in any file of the store. The files are read
 * in this process, which drops SQLite's locks on them: harmless, as no other process is there.
 */
final class TokenErasureTest {
  private static final int WINDOW = Long.BYTES;

  @TempDir private Path data;

  private SqliteFile file;
  private SqliteJobStore jobs;

  @BeforeEach
  void open() {
    file = SqliteFile.open(data.resolve("jobs.db"));
    jobs = new SqliteJobStore(file);
  }

  @AfterEach
  void close() {
    file.close();
  }

  private static byte[] ciphertext(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Job running(int number, byte[] ciphertext) {
    Job queued = SampleJobs.queued(number);
    return Job.accept(queued.accepted(), token(ciphertext), List.of())
        .claim(NOON, SampleJobs.NODE, SampleJobs.LEASE);
  }

  private static Material.Token token(byte[] ciphertext) {
    return new Material.Token(
        new EncryptedToken("t1", ciphertext), NOON.plus(Duration.ofHours(1)), Trust.UNCONFIRMED);
  }

  private static Job seal(Job job, List<String> warnings) {
    var snapshot =
        new Material.Snapshot(new BlobKey("data/" + job.id() + ".json"), Sha256.of(new byte[0]));
    return job.seal(NOON, snapshot, warnings);
  }

  private void move(Versioned<Job> read, Job next) {
    assertThat(jobs.replace(read, next)).isPresent();
  }

  /** Whether any window of the ciphertexts is in any file of the folder. */
  private boolean isAnywhere(List<byte[]> ciphertexts) throws IOException {
    Set<Long> wanted = new HashSet<>();
    for (byte[] ciphertext : ciphertexts) {
      var bytes = ByteBuffer.wrap(ciphertext);
      for (int at = 0; at + WINDOW <= ciphertext.length; at++) {
        wanted.add(bytes.getLong(at));
      }
    }
    ByteBuffer everything = ByteBuffer.wrap(everything());
    for (int at = 0; at + WINDOW <= everything.limit(); at++) {
      if (wanted.contains(everything.getLong(at))) {
        return true;
      }
    }
    return false;
  }

  private byte[] everything() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.list(data)) {
      for (Path each : files.toList()) {
        bytes.writeBytes(Files.readAllBytes(each));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aWaitingTokenIsThereAsItWas() throws IOException {
    byte[] ciphertext = ciphertext(new Random(1), 900);

    SampleJobs.added(jobs, running(1, ciphertext));

    assertThat(isAnywhere(List.of(ciphertext))).isTrue();
    assertThat(jobs.find(running(1, ciphertext).key()).orElseThrow().value())
        .isEqualTo(running(1, ciphertext));
  }

  @Test
  void aTokenOfAnyLengthComesBack() {
    for (int length : new int[] {0, 1, 2_995, 2_996, 2_997, 9_000}) {
      Job job = running(length, ciphertext(new Random(length), length));
      SampleJobs.added(jobs, job);

      assertThat(jobs.find(job.key()).orElseThrow().value()).isEqualTo(job);
    }
  }

  @Test
  void theSealLeavesNothingOfTheToken() throws IOException {
    byte[] ciphertext = ciphertext(new Random(2), 5_000);
    Versioned<Job> added = SampleJobs.added(jobs, running(1, ciphertext));

    move(added, seal(added.value(), List.of()));

    assertThat(isAnywhere(List.of(ciphertext))).isFalse();
  }

  @Test
  void cancellingLeavesNothingOfTheToken() throws IOException {
    byte[] ciphertext = ciphertext(new Random(3), 900);
    Versioned<Job> added = SampleJobs.added(jobs, running(1, ciphertext));

    move(added, added.value().cancel(NOON));

    assertThat(isAnywhere(List.of(ciphertext))).isFalse();
  }

  @Test
  void writesThatKeepTheTokenKeepIt() {
    byte[] ciphertext = ciphertext(new Random(4), 900);
    Versioned<Job> added = SampleJobs.added(jobs, running(1, ciphertext));

    Job authorized = added.value().authorized(NOON);
    move(added, authorized);

    assertThat(jobs.find(authorized.key()).orElseThrow().value()).isEqualTo(authorized);
  }

  @Test
  void aLateWriterErasesNothing() {
    byte[] ciphertext = ciphertext(new Random(5), 900);
    Versioned<Job> added = SampleJobs.added(jobs, running(1, ciphertext));
    Versioned<Job> beaten =
        jobs.replace(added, added.value().beat(NOON, SampleJobs.LEASE)).orElseThrow();

    assertThat(jobs.replace(added, seal(added.value(), List.of()))).isEmpty();

    assertThat(jobs.find(added.value().key())).contains(beaten);
  }

  /** Rows that grow, shrink and go make SQLite rebuild pages, where secure_delete leaves copies. */
  @Test
  void hundredsOfJobsInAnyOrderLeaveNothingOfTheirTokens() throws IOException {
    var random = new Random(20270315);
    var ciphertexts = new ArrayList<byte[]>();
    var open = new ArrayList<Versioned<Job>>();
    for (int number = 0; number < 300; number++) {
      ciphertexts.add(ciphertext(random, 40 + random.nextInt(400)));
      open.add(SampleJobs.added(jobs, running(number, ciphertexts.getLast())));
      while (open.size() > 30 || number == 299 && !open.isEmpty()) {
        Versioned<Job> sealed = open.remove(random.nextInt(open.size()));
        List<String> warnings = List.of("w".repeat(1 + random.nextInt(400)));
        move(sealed, seal(sealed.value(), warnings));
      }
    }

    assertThat(isAnywhere(ciphertexts)).isFalse();
  }

  @Test
  void aReaderInTheWayPutsTheErasureOffUntilTheNextLookForWork() throws Exception {
    byte[] ciphertext = ciphertext(new Random(6), 900);
    Versioned<Job> added = SampleJobs.added(jobs, running(1, ciphertext));
    try (Connection shell =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("jobs.db").toUri());
        var statement = shell.createStatement()) {
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM job").close();
      move(added, seal(added.value(), List.of()));
      assertThat(jobs.find(added.value().key()).orElseThrow().version()).isEqualTo(2);
      statement.execute("COMMIT");
    }

    jobs.due(Due.Lane.REPORT, NOON, 1);

    assertThat(isAnywhere(List.of(ciphertext))).isFalse();
  }

  @Test
  void anErasureThatACrashCutShortIsMadeGoodWhenTheFileIsOpened() throws IOException {
    byte[] ciphertext = ciphertext(new Random(7), 900);
    Versioned<Job> added = SampleJobs.added(jobs, running(1, ciphertext));
    file.write("erase only", tx -> new JobRows(tx).update(added, seal(added.value(), List.of())));

    try (SqliteFile reopened = SqliteFile.open(data.resolve("jobs.db"))) {
      assertThat(new SqliteJobStore(reopened).find(added.value().key())).isPresent();
      assertThat(isAnywhere(List.of(ciphertext))).isFalse();
    }
  }
}
