package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.adapter.testkit.SnapshotCodecContract;
import io.cortap.ports.outbound.SnapshotCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSnapshotCodecTest extends SnapshotCodecContract {
  @Override
  protected SnapshotCodec codec() {
    return new JsonSnapshotCodec();
  }

  private final JsonSnapshotCodec codec = new JsonSnapshotCodec();
  @TempDir Path folder;

  @Test
  void membersStandInTheContractsOrder() throws IOException {
    assertThat(new String(codec.encode(SampleReview.review(folder)), StandardCharsets.UTF_8))
        .startsWith(
            "{\"project_id\":\"RSKTY-0033\",\"generated_at\":\"2026-03-15T12:00:00Z\","
                + "\"data_version\":\"1.0\",\"project\":{\"region_number\":1,");
  }

  @Test
  void bytesThatWereCutOffAreRefused() throws IOException {
    byte[] bytes = codec.encode(SampleReview.review(folder));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length / 2)))
        .withMessageStartingWith("the snapshot cannot be read: is no JSON that we read (line 1");
  }

  @Test
  void aFlippedFindingIsRefused() throws IOException {
    String json = new String(codec.encode(SampleReview.review(folder)), StandardCharsets.UTF_8);
    String flipped = json.replaceFirst("\"finding\":\"D\"", "\"finding\":\"ND\"");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(flipped.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("assessments[8].finding is 'ND'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{} {}",
        "{\"data_version\":\"2.0\"}"
      })
  void whatIsNoSnapshotIsRefused(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(json.getBytes(StandardCharsets.UTF_8)))
        .withMessageStartingWith("the snapshot cannot be read: ");
  }

  @Test
  void deepNestingIsRefusedBeforeItIsBuilt() {
    String bomb = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(bomb.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("nesting depth");
  }
}
