package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0",
        "rpt-00000000-999999-0000000000000000000",
        "rpt-20270315-140045-abcdefghijklmnopqrstuvwxyz0123456789zzzz",
      })
  void anIdHasAStampAndNineteenToFortySmallLettersAndDigits(String text) {
    assertThat(JobId.isWellFormed(text)).isTrue();
    assertThat(new JobId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rpt-",
        "rpt-20270315-140045-",
        "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6",
        "rpt-20270315-140045-abcdefghijklmnopqrstuvwxyz0123456789zzzzz",
        "Rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0",
        "rpt_20270315-140045-k3v9q2m4x7b1n8d5c6f0",
        "rpt-2027031a-140045-k3v9q2m4x7b1n8d5c6f0",
        "rpt-20270315-14004a-k3v9q2m4x7b1n8d5c6f0",
        "rpt-202703150140045-k3v9q2m4x7b1n8d5c6f0",
        "rpt-20270315-1400450k3v9q2m4x7b1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x7B1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x-b1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x{b1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x`b1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x:b1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x\u0661b1n8d5c6f0",
        " rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0",
        "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0\n",
      })
  void whatIsShorterLongerOrOtherwiseMadeNamesNoJob(String text) {
    assertThat(JobId.isWellFormed(text)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JobId(text))
        .withMessageContaining("'" + text + "'");
  }
}
