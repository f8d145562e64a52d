package io.cortap.app;

import io.cortap.adapter.local.SqliteFile;
import io.cortap.adapter.local.SqliteSetupStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local store of an environment, opened by the first command that needs it. */
final class StoreAtHand implements AutoCloseable {
  private static final String OPENING = "open the store";

  private final Map<String, String> environment;
  private @Nullable SqliteFile file;
  private @Nullable SetupStore setups;

  StoreAtHand(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws PortUnavailableException if there is no local store, or none that opens
   */
  SetupStore setups() {
    SetupStore known = setups;
    if (known == null) {
      known = open();
      setups = known;
    }
    return known;
  }

  private SetupStore open() {
    return switch (Settings.readWithoutSecrets(environment)) {
      case Settings.Reading.Faulty faulty ->
          throw new PortUnavailableException(OPENING, String.join("; ", faulty.faults()));
      case Settings.Reading.Fits fits -> {
        SqliteFile opened = open(fits.settings().store());
        file = opened;
        yield DocumentPorts.setups(fits.settings(), new SqliteSetupStore(opened));
      }
    };
  }

  private static SqliteFile open(Settings.Store store) {
    return switch (store) {
      case Settings.Store.Memory memory ->
          throw new PortUnavailableException(
              OPENING, "CORTAP_STORE is memory, which ends with the service that holds it");
      case Settings.Store.Local local -> SqliteFile.open(local.folder().resolve("jobs.db"));
    };
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
