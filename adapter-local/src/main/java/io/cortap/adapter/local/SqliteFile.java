package io.cortap.adapter.local;

import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SQLite file in WAL mode with {@code synchronous=FULL}: what a write returned from is on disk.
 *
 * <p>Any number of threads may use one instance, and any number of processes of one host the same
 * file. One connection writes, under a lock on which virtual threads park; a few others read, each
 * lent to one thread at a time. A connection that failed is closed and never lent again.
 *
 * <p>No other code of this process may open the file, not even to copy it: closing any handle drops
 * the POSIX locks that SQLite holds on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
 */
public final class SqliteFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
  private static final int READERS = 4;

  /** How long a statement waits for another process before it fails. */
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  /** How long to wait before asking again for WAL mode. */
  private static final int SWITCH_PAUSE_MILLIS = 20;

  /** How long the erasure of the log waits for readers; it is repeated later if they stay. */
  private static final int SCRUB_TIMEOUT_MILLIS = 200;

  private final Path file;
  private final ReentrantLock writing = new ReentrantLock();
  private final Semaphore reading = new Semaphore(READERS);
  private final ConcurrentLinkedQueue<SqliteReader> idleReaders = new ConcurrentLinkedQueue<>();
  private @Nullable Connection writer;
  private volatile boolean scrubOwed;
  private volatile boolean closed;

  private SqliteFile(Path file) {
    this.file = file;
  }

  /**
   * Opens the file; makes it, and the folders above it for this user alone, where there is none.
   *
   * @throws PortUnavailableException if it cannot be read and written, or is not ours, or was
   *     written by a newer program
   */
  public static SqliteFile open(Path file) {
    var opened = new SqliteFile(file.toAbsolutePath().normalize());
    String operation = "open the store " + opened.file;
    try {
      DurableFolder.create(opened.file.getParent());
    } catch (IOException e) {
      throw FileFault.of(operation, e);
    }
    try {
      opened.prepare(operation);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    // A crash may have come between an erasing write and its scrub.
    opened.scrub();
    return opened;
  }

  /**
   * Opens a file that is there and has this program's schema; changes nothing by that, so that the
   * services of the folder go on.
   *
   * @throws PortUnavailableException if it cannot be read, is not ours, or was written by a newer
   *     or an older program
   */
  public static SqliteFile openAsItIs(Path file) {
    SqliteFile opened = openToCopy(file);
    String operation = "open the store " + opened.file;
    int version = opened.version(operation);
    if (version < SqliteSchema.STEPS.size()) {
      opened.close();
      throw new PortUnavailableException(
          operation,
          "its schema has version %d, this program works with %d; use the program that wrote it, or"
                  .formatted(version, SqliteSchema.STEPS.size())
              + " stop its services and run ./cortap serve with this one, which brings it up to"
              + " date");
    }
    return opened;
  }

  /**
   * Opens a file that is there, for {@link LocalBackup} alone: it may have an older schema, and
   * stays as it is.
   *
   * @throws PortUnavailableException if it cannot be read, is not ours, or was written by a newer
   *     program
   */
  public static SqliteFile openToCopy(Path file) {
    var opened = new SqliteFile(file.toAbsolutePath().normalize());
    String operation = "open the store " + opened.file;
    if (!Files.exists(opened.file)) {
      throw new PortUnavailableException(operation, "there is none in " + opened.file.getParent());
    }
    try {
      opened.version(operation);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private int version(String operation) {
    return read(operation, connection -> SqliteSchema.version(connection, operation));
  }

  /** Whether it has this program's schema. */
  boolean isUpToDate() {
    return version("look at the schema of " + file) == SqliteSchema.STEPS.size();
  }

  private void prepare(String operation) {
    // The file is changed only once it is known to be ours.
    this.<@Nullable Void>write(
        operation,
        connection -> {
          SqliteSchema.bringUpToDate(connection, operation);
          return null;
        });
    writing.lock();
    try {
      switchToWal(operation);
    } catch (SQLException e) {
      throw SqliteFault.of(operation, e);
    } finally {
      writing.unlock();
    }
  }

  /**
   * The switch reads before it writes, and SQLite never waits in between: where several processes
   * open a new file at once, all but one are refused at once and have to ask again.
   */
  private void switchToWal(String operation) throws SQLException {
    for (int tries = BUSY_TIMEOUT_MILLIS / SWITCH_PAUSE_MILLIS; ; tries--) {
      try {
        execute(writer(operation), "PRAGMA journal_mode = WAL");
        return;
      } catch (SQLException e) {
        if (!SqliteFault.isBusy(e) || tries == 0) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(SWITCH_PAUSE_MILLIS).toNanos());
      }
    }
  }

  /** Does {@code work} in one transaction that sees one state of the file. */
  <T extends @Nullable Object> T read(String operation, SqlWork<T> work) {
    return lending(operation, reader -> inTransaction(reader.connection(), "BEGIN", work));
  }

  /** Asks a question of one statement, which is a transaction by itself. */
  <K, A> A ask(String operation, SqlQuestion<K, A> question, K key) {
    return lending(operation, reader -> reader.ask(question, key));
  }

  /** What is done with a reader. */
  private interface Reading<T extends @Nullable Object> {
    T with(SqliteReader reader) throws SQLException;
  }

  private <T extends @Nullable Object> T lending(String operation, Reading<T> work) {
    reading.acquireUninterruptibly();
    @Nullable SqliteReader lent = idleReaders.poll();
    try {
      lent = lent == null ? new SqliteReader(connect(operation)) : lent;
      T result = work.with(lent);
      giveBack(lent);
      return result;
    } catch (SQLException e) {
      closeQuietly(lent);
      throw SqliteFault.of(operation, e);
    } catch (RuntimeException e) {
      closeQuietly(lent);
      throw e;
    } finally {
      reading.release();
    }
  }

  private void giveBack(SqliteReader reader) {
    idleReaders.add(reader);
    if (closed) {
      closeIdleReaders();
    }
  }

  /** Does {@code work} in one transaction; once this returns, it survives a crash. */
  <T extends @Nullable Object> T write(String operation, SqlWork<T> work) {
    writing.lock();
    try {
      Connection connection = writer(operation);
      if (scrubOwed) {
        emptyLog(connection, 0);
      }
      return inTransaction(connection, "BEGIN IMMEDIATE", work);
    } catch (SQLException e) {
      dropWriter();
      throw SqliteFault.of(operation, e);
    } catch (RuntimeException e) {
      dropWriter();
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Writes everything as of one moment into a new file, compact and on disk. Others read and write
   * meanwhile.
   */
  void copyInto(Path target) throws IOException {
    String operation = "copy the store into " + target;
    try (Connection connection = connect(operation);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toAbsolutePath().toString());
      copy.execute();
    } catch (SQLException e) {
      throw SqliteFault.of(operation, e);
    }
    // Nobody has it open yet, so no lock is lost.
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Reads the whole file. */
  void check(String operation) {
    String answer =
        read(
            operation,
            tx -> {
              try (Statement statement = tx.createStatement();
                  ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
                return row.getString(1);
              }
            });
    if (!answer.equals("ok")) {
      throw new PortUnavailableException(operation, "the copy is damaged: " + answer);
    }
  }

  /**
   * Empties the log, so that what was overwritten before is in no file any more. Where a reader of
   * another process stands in the way, it happens with a later write or {@link #scrubIfOwed}.
   */
  void scrub() {
    scrubOwed = true;
    writing.lock();
    try {
      emptyLog(writer("scrub the log"), SCRUB_TIMEOUT_MILLIS);
      if (scrubOwed) {
        LOG.atWarn()
            .addKeyValue("event", "scrub_waits")
            .log("a reader keeps erased bytes in the log of {}; the next write tries again", file);
      }
    } catch (SQLException e) {
      dropWriter();
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("event", "scrub_failed")
          .log("the log of {} still holds erased bytes; the next write tries again", file);
    } finally {
      writing.unlock();
    }
  }

  /** {@link #scrub}, if an earlier one could not be done. */
  void scrubIfOwed() {
    if (scrubOwed && !closed) {
      scrub();
    }
  }

  private void emptyLog(Connection connection, int timeoutMillis) throws SQLException {
    execute(connection, "PRAGMA busy_timeout = " + timeoutMillis);
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      scrubOwed = answer.getInt("busy") != 0;
    }
    execute(connection, "PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
  }

  private Connection writer(String operation) throws SQLException {
    Connection current = writer;
    if (current == null) {
      current = connect(operation);
      writer = current;
    }
    return current;
  }

  private void dropWriter() {
    closeQuietly(writer);
    writer = null;
  }

  private static <T extends @Nullable Object> T inTransaction(
      Connection connection, String begin, SqlWork<T> work) throws SQLException {
    execute(connection, begin);
    T result = work.on(connection);
    execute(connection, "COMMIT");
    return result;
  }

  private Connection connect(String operation) throws SQLException {
    if (closed) {
      throw new PortUnavailableException(operation, "the store is closed");
    }
    // A URI, because the driver takes what follows a question mark in a plain path for settings.
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    try {
      for (String setting :
          new String[] {
            "busy_timeout = " + BUSY_TIMEOUT_MILLIS,
            "synchronous = FULL",
            "secure_delete = ON",
            "temp_store = MEMORY"
          }) {
        execute(connection, "PRAGMA " + setting);
      }
      return connection;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void closeQuietly(@Nullable AutoCloseable connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (Exception e) {
      LOG.debug("a connection that is given up did not close", e);
    }
  }

  private void closeIdleReaders() {
    for (var idle = idleReaders.poll(); idle != null; idle = idleReaders.poll()) {
      closeQuietly(idle);
    }
  }

  /** Waits for a write under way; whatever is asked for afterwards is refused. */
  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      closeIdleReaders();
      dropWriter();
    } finally {
      writing.unlock();
    }
  }
}
