package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class Sha256Test {
  /** FIPS 180-4's first example, in NIST's example values. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void aDigestIsThatOfTheStandard() {
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).hasToString(OF_ABC);
  }

  @Test
  void anythingButSixtyFourLowerCaseDigitsIsRefused() {
    String tail = OF_ABC.substring(1);
    for (String hex : List.of("", tail, "g" + tail, "B" + tail, OF_ABC + "0", "٣" + tail)) {
      assertThatThrownBy(() -> new Sha256(hex))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("64 lower-case hexadecimal digits, was '" + hex + "'");
    }
  }
}
