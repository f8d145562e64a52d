package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupFiles;
import io.cortap.ports.outbound.SetupFiles.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SetupFiles} does; its test extends this. */
public abstract class SetupFilesContract {
  private SetupFiles files;

  /** The files under test. */
  protected abstract SetupFiles files();

  @BeforeEach
  void ask() {
    files = files();
  }

  /** What the file gives; its faults fail the test. */
  protected static Reading.Fits fitting(Reading reading) {
    return switch (reading) {
      case Reading.Fits fits -> fits;
      case Reading.Faulty faulty -> throw new AssertionError(String.join("\n", faulty.faults()));
    };
  }

  @Test
  void anEmptyFileToFillInIsReadAsAnEmptyRecordWithoutARemark() {
    Reading.Fits read = fitting(files.read(files.write(Optional.empty(), SetupRecord.EMPTY)));

    assertThat(read.record()).isEqualTo(SetupRecord.EMPTY);
    assertThat(read.project()).isEmpty();
    assertThat(read.remarks()).isEmpty();
  }

  @Test
  void aRecordThatWasWrittenIsReadAgain() {
    var project = Optional.of(new ProjectId(58));

    Reading.Fits read = fitting(files.read(files.write(project, SampleReviews.setup())));

    assertThat(read.record()).isEqualTo(SampleReviews.setup().tidied());
    assertThat(read.project()).isEqualTo(project);
  }

  @Test
  void aJsonObjectIsReadAsTheRecordThatItIs() {
    byte[] json = "{\"notes\": \"called twice\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(fitting(files.read(json)).record().members()).containsEntry("notes", "called twice");
  }

  @Test
  void whatIsNoRecordIsAFaultAndNoException() {
    for (String content :
        List.of("", "[]", "{", "PK\u0003\u0004 and no more", "{\"nothing\": 1}")) {
      assertThat(files.read(content.getBytes(StandardCharsets.ISO_8859_1)))
          .as("'%s'", content)
          .isInstanceOfSatisfying(
              Reading.Faulty.class, faulty -> assertThat(faulty.faults()).hasSize(1));
    }
  }
}
