package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class MaterialTest {
  @Test
  void aTokenIsConfirmedOnceSomebodyVouchesForIt() {
    assertThat(Jobs.token(Trust.UNCONFIRMED).confirmed()).isFalse();
    assertThat(Jobs.token(Trust.GENUINE).confirmed()).isTrue();
    assertThat(Jobs.token(Trust.ALLOWED).confirmed()).isTrue();
  }

  @Test
  void aTokenIsAuthorizedOnceRiskuityAllowedTheProject() {
    assertThat(Jobs.token(Trust.GENUINE).authorized()).isFalse();
    assertThat(Jobs.token(Trust.ALLOWED).authorized()).isTrue();
    assertThat(Jobs.token(Trust.UNCONFIRMED).allowed().authorized()).isTrue();
  }

  @Test
  void aSnapshotIsConfirmedForItsTokenWas() {
    assertThat(Jobs.SNAPSHOT.confirmed()).isTrue();
  }

  @Test
  void whatIsErasedStaysAsConfirmedAsItWas() {
    assertThat(Jobs.token(Trust.GENUINE).erased()).isEqualTo(new Material.Erased(true));
    assertThat(Jobs.token(Trust.UNCONFIRMED).erased()).isEqualTo(new Material.Erased(false));
  }

  @Test
  void withoutMaterialThereIsNothingToWorkOn() {
    assertThatIllegalStateException().isThrownBy(() -> new Material.Erased(true).firstPhase());
  }
}
