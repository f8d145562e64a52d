package io.cortap.adapter.data;

import io.cortap.adapter.testkit.SetupFilesContract;
import io.cortap.ports.outbound.SetupFiles;

class PoiSetupFilesTest extends SetupFilesContract {
  @Override
  protected SetupFiles files() {
    return new PoiSetupFiles();
  }
}
