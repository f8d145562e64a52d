package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.TemplateCheckerContract;
import io.cortap.ports.outbound.TemplateChecker;
import java.nio.charset.StandardCharsets;

class InMemoryTemplateCheckerTest extends TemplateCheckerContract {
  private final InMemoryTemplateChecker checker = new InMemoryTemplateChecker();

  @Override
  protected TemplateChecker checker() {
    return checker;
  }

  @Override
  protected byte[] template(String... paragraphs) {
    return String.join("\n", paragraphs).getBytes(StandardCharsets.UTF_8);
  }
}
