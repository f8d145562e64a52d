package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.ReportRendererContract;
import io.cortap.ports.outbound.ReportRenderer;

final class InMemoryReportRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new InMemoryReportRenderer();
  }
}
