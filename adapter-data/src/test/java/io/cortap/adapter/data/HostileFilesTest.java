package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.ports.outbound.SetupFiles.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;

/** Files that nobody filled in by hand. */
class HostileFilesTest {
  private static final String UNREADABLE =
      "the file is no .xlsx workbook that can be read; save it anew as .xlsx";

  private static List<String> faults(byte[] file) {
    return switch (new PoiSetupFiles().read(file)) {
      case Reading.Fits fits -> List.of();
      case Reading.Faulty faulty -> faulty.faults();
    };
  }

  private static byte[] zip(String name, int mebibytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      for (int i = 0; i < mebibytes; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    return out.toByteArray();
  }

  /** An empty workbook of ours with another text in one of its parts. */
  private static byte[] with(String part, UnaryOperator<String> edit) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var from = new ZipInputStream(new ByteArrayInputStream(FilledWorkbook.blank().bytes()));
        var zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = from.readAllBytes();
        zip.write(
            entry.getName().equals(part)
                ? edit.apply(new String(bytes, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
    return out.toByteArray();
  }

  @Test
  void aWorkbookWithMacrosIsRefusedWhateverItCallsItself() throws IOException {
    FilledWorkbook declared = FilledWorkbook.blank();
    declared.workbook.setWorkbookType(XSSFWorkbookType.XLSM);
    FilledWorkbook disguised = FilledWorkbook.blank();
    disguised.workbook.setVBAProject(new ByteArrayInputStream(new byte[64]));
    disguised.workbook.setWorkbookType(XSSFWorkbookType.XLSX);

    assertThat(declared.faults())
        .containsExactly("the workbook holds macros; save it as .xlsx, which drops them");
    assertThat(disguised.faults()).isEqualTo(declared.faults());
  }

  @Test
  void anOldOrEncryptedWorkbookIsNamedAsWhatItIs() {
    byte[] ole = {
      (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    assertThat(faults(Arrays.copyOf(ole, 4096)))
        .containsExactly(
            "the file is an old .xls or has a password; save it as .xlsx without a password");
  }

  @Test
  void aSmallFileThatHoldsVeryMuchIsNotUnpacked() throws IOException {
    byte[] bomb = zip("xl/workbook.xml", 64);

    assertThat(bomb).hasSizeLessThan(1 << 20);
    assertThat(faults(bomb)).singleElement().asString().contains("far larger inside");
  }

  @Test
  void aVeryLargeFileIsNotEvenOpened() {
    assertThat(faults(new byte[(8 << 20) + 1])).singleElement().asString().contains("at most");
  }

  @Test
  void anotherKindOfPackageIsNone() throws IOException {
    assertThat(faults(zip("mimetype", 0))).containsExactly(UNREADABLE);
  }

  @Test
  void aDocumentTypeIsRefusedAndNoEntityLookedUp() throws IOException {
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";

    for (String part :
        List.of("xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml")) {
      byte[] file = with(part, xml -> xml.replaceFirst("\\?>", "?>" + entity));

      assertThat(faults(file)).as(part).containsExactly(UNREADABLE);
    }
  }

  @Test
  void aDamagedOrTruncatedFileIsAFaultAndNeverAPartOfARecord() {
    long seed = Long.getLong("cortap.seed", 20_270_315);
    var random = new Random(seed);
    byte[] sound = FilledWorkbook.blank().bytes();
    for (int i = 0; i < 40; i++) {
      byte[] damaged =
          i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
      for (int j = 0; i % 2 == 1 && j < 20; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }

      assertThat(faults(damaged)).as("-Dcortap.seed=%d, file %d", seed, i).hasSize(1);
    }
  }
}
