package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupFiles.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes back out of files is what went in. */
class SetupRoundTripTest {
  private static final long SEED = Long.getLong("cortap.seed", 20_270_315);
  private static final int RECORDS = 25;

  private static SetupRecord read(byte[] file) {
    return switch (new PoiSetupFiles().read(file)) {
      case Reading.Fits fits -> fits.record();
      case Reading.Faulty faulty -> throw new AssertionError(String.join("\n", faulty.faults()));
    };
  }

  @Test
  void aRecordComesBackOutOfItsWorkbook() {
    var records = new GeneratedSetups(new Random(SEED));
    for (int i = 0; i < RECORDS; i++) {
      SetupRecord record = records.next().tidied();

      assertThat(read(new PoiSetupFiles().write(Optional.empty(), record)))
          .as("-Dcortap.seed=%d, record %d", SEED, i)
          .isEqualTo(record);
    }
  }

  @Test
  void aRecordComesBackOutOfItsJson() {
    var records = new GeneratedSetups(new Random(SEED));
    for (int i = 0; i < RECORDS; i++) {
      SetupRecord record = records.next();

      assertThat(read(PlainJson.write(record.members())))
          .as("-Dcortap.seed=%d, record %d", SEED, i)
          .isEqualTo(record);
    }
  }

  private static Map<String, ?> membersOf(String name) throws IOException {
    try (InputStream file = SetupRoundTripTest.class.getResourceAsStream("/workbooks/" + name)) {
      return read(Objects.requireNonNull(file).readAllBytes()).members();
    }
  }

  @Test
  void anotherProgramMayFillInTheWorkbook() throws IOException {
    assertThat(membersOf("openpyxl.xlsx"))
        .isEqualTo(
            Map.of(
                "project_info",
                Map.of(
                    "region_number", 10,
                    "recipient_zip", "02116",
                    "report_date", "2027-03-15",
                    "recipient_name", "Quillport Transit"),
                "attendees",
                List.of(
                    Map.of(
                        "organisation", "fta",
                        "name", "Odile Marchbanks",
                        "phone", "+1 (555) 010-0199 ext. 12"))));
  }

  @Test
  void aWorkbookMadeByAnotherProgramAloneIsReadInItsOwnDateSystem() throws IOException {
    assertThat(membersOf("xlsxwriter.xlsx"))
        .isEqualTo(
            Map.of(
                "project_info",
                Map.of("recipient_zip", "02116", "report_date", "2027-03-15"),
                "attendees",
                List.of(Map.of("organisation", "fta", "name", "Odile Marchbanks"))));
  }
}
