package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.ExaminerContract;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.Examiner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderExaminerTest extends ExaminerContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected Examiner ofSoundSurroundings() {
    return new DataFolderExaminer(folder);
  }

  /** Below a file there can be no folder. */
  @Override
  protected Examiner ofNothing() {
    try {
      return new DataFolderExaminer(Files.writeString(folder.resolve("file"), "a").resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFolderThatIsNotThereIsNotMadeByTheLook() {
    Path absent = folder.resolve("not/yet");

    assertThat(new DataFolderExaminer(absent).examine(SampleJobs.NOON).getFirst())
        .isEqualTo(
            Check.fits(
                "data-folder", absent.toAbsolutePath() + " is not there yet and can be made"));
    assertThat(absent).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }
}
