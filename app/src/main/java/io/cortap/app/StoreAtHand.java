package io.cortap.app;

import io.cortap.adapter.aws.AwsClients;
import io.cortap.adapter.aws.DynamoAuditRoots;
import io.cortap.adapter.aws.DynamoSetupStore;
import io.cortap.adapter.local.LocalBackup;
import io.cortap.adapter.local.SqliteAuditRoots;
import io.cortap.adapter.local.SqliteFile;
import io.cortap.adapter.local.SqliteSetupStore;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The store of an environment, opened by the first command that needs it. */
final class StoreAtHand implements AutoCloseable {
  private static final String OPENING = "open the store";

  private final Map<String, String> environment;
  private Optional<Opened> opened = Optional.empty();

  private sealed interface Opened extends AutoCloseable {
    Settings settings();

    @Override
    void close();
  }

  private record InFolder(Settings settings, Path folder, SqliteFile file) implements Opened {
    @Override
    public void close() {
      file.close();
    }
  }

  private record InAws(Settings settings, AwsClients clients) implements Opened {
    @Override
    public void close() {
      clients.close();
    }
  }

  StoreAtHand(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws PortUnavailableException if there is no store that outlives a process, or none that
   *     opens
   */
  SetupStore setups() {
    Opened store = opened(StoreAtHand::asItIsOrNew);
    SetupStore written =
        switch (store) {
          case InFolder local -> new SqliteSetupStore(local.file());
          case InAws aws -> new DynamoSetupStore(aws.clients().table());
        };
    return DocumentPorts.setups(store.settings(), written);
  }

  /**
   * Of a store that is there: a look at it does not make one.
   *
   * @throws PortUnavailableException if there is no store that outlives a process, or none that
   *     opens
   */
  AuditRoots auditRoots() {
    return switch (opened(SqliteFile::openAsItIs)) {
      case InFolder local -> new SqliteAuditRoots(local.file());
      case InAws aws -> new DynamoAuditRoots(aws.clients().table());
    };
  }

  /**
   * Of a store that is there.
   *
   * @throws PortUnavailableException if there is no local store, or none that opens
   */
  LocalBackup backup() {
    return switch (opened(SqliteFile::openToCopy)) {
      case InFolder local -> new LocalBackup(local.file(), Stores.blobsIn(local.folder()));
      case InAws aws ->
          throw new PortUnavailableException(
              "back up",
              "CORTAP_STORE is aws, where AWS does: the table has point-in-time recovery, and files"
                  + " are never overwritten");
    };
  }

  /**
   * Services of an older program may work in it: only one that serves brings a store up to date.
   */
  private static SqliteFile asItIsOrNew(Path file) {
    return Files.exists(file) ? SqliteFile.openAsItIs(file) : SqliteFile.open(file);
  }

  private Opened opened(Function<Path, SqliteFile> opening) {
    Opened store = opened.orElseGet(() -> open(opening));
    opened = Optional.of(store);
    return store;
  }

  private Opened open(Function<Path, SqliteFile> opening) {
    return switch (Settings.readWithoutSecrets(environment)) {
      case Settings.Reading.Faulty faulty ->
          throw new PortUnavailableException(OPENING, String.join("; ", faulty.faults()));
      case Settings.Reading.Fits fits -> open(fits.settings(), opening);
    };
  }

  private static Opened open(Settings settings, Function<Path, SqliteFile> opening) {
    return switch (settings.store()) {
      case Settings.Store.Memory memory ->
          throw new PortUnavailableException(
              OPENING, "CORTAP_STORE is memory, which ends with the service that holds it");
      case Settings.Store.Local local ->
          new InFolder(settings, local.folder(), opening.apply(Stores.fileIn(local.folder())));
      case Settings.Store.Aws aws -> new InAws(settings, AwsClients.open(aws.place()));
    };
  }

  @Override
  public void close() {
    opened.ifPresent(Opened::close);
  }
}
