package io.cortap.app;

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

/** The local store of an environment, opened by the first command that needs it. */
final class StoreAtHand implements AutoCloseable {
  private static final String OPENING = "open the store";

  private final Map<String, String> environment;
  private Optional<Opened> opened = Optional.empty();

  private record Opened(Settings settings, Path folder, SqliteFile file) {}

  StoreAtHand(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws PortUnavailableException if there is no local store, or none that opens
   */
  SetupStore setups() {
    Opened store = opened(StoreAtHand::asItIsOrNew);
    return DocumentPorts.setups(store.settings(), new SqliteSetupStore(store.file()));
  }

  /**
   * Of a store that is there: a look at it does not make one.
   *
   * @throws PortUnavailableException if there is no local store, or none that opens
   */
  AuditRoots auditRoots() {
    return new SqliteAuditRoots(opened(SqliteFile::openAsItIs).file());
  }

  /**
   * Of a store that is there.
   *
   * @throws PortUnavailableException if there is no local store, or none that opens
   */
  LocalBackup backup() {
    Opened store = opened(SqliteFile::openToCopy);
    return new LocalBackup(store.file(), Stores.blobsIn(store.folder()));
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
      case Settings.Reading.Fits fits -> {
        Path folder = folder(fits.settings().store());
        yield new Opened(fits.settings(), folder, opening.apply(Stores.fileIn(folder)));
      }
    };
  }

  private static Path folder(Settings.Store store) {
    return switch (store) {
      case Settings.Store.Memory memory ->
          throw new PortUnavailableException(
              OPENING, "CORTAP_STORE is memory, which ends with the service that holds it");
      case Settings.Store.Local local -> local.folder();
    };
  }

  @Override
  public void close() {
    opened.ifPresent(store -> store.file().close());
  }
}
