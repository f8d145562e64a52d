package io.cortap.template;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer, which instruments the engine and follows what inputs reach; not part of the build's
 * tests, because its agent takes longer to start than they may. One at a time, five minutes each:
 *
 * <pre>{@code JAZZER_FUZZ=1 mvn -pl template test -Dtest='TemplateFuzz#markup'}</pre>
 *
 * <p>Without the variable it tries the seeds and what it once found.
 */
class TemplateFuzz {
  @MethodSource("io.cortap.template.FuzzTargets#files")
  @FuzzTest(maxDuration = "5m")
  void files(byte[] file) {
    FuzzTargets.tryFiles(file);
  }

  @MethodSource("io.cortap.template.FuzzTargets#markup")
  @FuzzTest(maxDuration = "5m")
  void markup(byte[] body) {
    FuzzTargets.tryMarkup(body);
  }

  @MethodSource("io.cortap.template.FuzzTargets#expressions")
  @FuzzTest(maxDuration = "5m")
  void expressions(byte[] expression) {
    FuzzTargets.tryExpressions(expression);
  }

  @MethodSource("io.cortap.template.FuzzTargets#data")
  @FuzzTest(maxDuration = "5m")
  void data(byte[] lines) {
    FuzzTargets.tryData(lines);
  }
}
