package io.cortap.adapter.riskuity;

import io.cortap.adapter.testkit.ControlsReaderContract;
import io.cortap.ports.outbound.ControlsReader;

class JsonControlsReaderTest extends ControlsReaderContract {
  @Override
  protected ControlsReader reader() {
    return new JsonControlsReader();
  }
}
