package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceAccountTest {
  private static final TenantId HARBOR = new TenantId("12");

  @Test
  void aSubjectIsOneVisibleWord() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceAccount("two words", List.of(HARBOR)))
        .withMessageContaining("'two words'");
  }

  @Test
  void anAccountOfNoTenantOrOfOneTwiceIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceAccount("backend", List.of()))
        .withMessageContaining("'backend'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceAccount("backend", List.of(HARBOR, HARBOR)));
  }
}
