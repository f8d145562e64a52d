package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class TemporaryFolderTest {
  @Test
  void itGoesWithEverythingInItAndClosingTwiceIsHarmless() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("cortap-test");
    Files.createDirectories(folder.path().resolve("data/blobs"));
    Files.writeString(folder.path().resolve("data/blobs/.note.json"), "{}");

    folder.close();
    folder.close();

    assertThat(folder.path()).doesNotExist();
  }
}
