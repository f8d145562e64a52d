package io.cortap.adapter.data;

import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupFiles.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An empty workbook of ours, in which a test writes as people do. */
final class FilledWorkbook {
  private static final byte[] BLANK =
      new PoiSetupFiles().write(Optional.empty(), SetupRecord.EMPTY);

  final XSSFWorkbook workbook;

  private FilledWorkbook(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  static FilledWorkbook blank() {
    try {
      return new FilledWorkbook(new XSSFWorkbook(new ByteArrayInputStream(BLANK)));
    } catch (IOException e) {
      throw new AssertionError("an empty workbook opens", e);
    }
  }

  /** The cell at {@code B7} of a sheet; made if it is not there. */
  Cell cell(String sheet, String address) {
    var place = new CellReference(address);
    Sheet there = workbook.getSheet(sheet);
    Row row = there.getRow(place.getRow());
    Row made = row == null ? there.createRow(place.getRow()) : row;
    Cell cell = made.getCell(place.getCol());
    return cell == null ? made.createCell(place.getCol()) : cell;
  }

  /** Where a field's value stands on the sheet Project. */
  Cell value(String field) {
    for (Row row : workbook.getSheet("Project")) {
      if (row.getCell(0).getStringCellValue().equals(field)) {
        return cell("Project", "B" + (row.getRowNum() + 1));
      }
    }
    throw new AssertionError("no row for " + field);
  }

  CellStyle format(String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  /** A row under the headings. */
  FilledWorkbook row(String sheet, int row, String... values) {
    for (int i = 0; i < values.length; i++) {
      cell(sheet, CellReference.convertNumToColString(i) + row).setCellValue(values[i]);
    }
    return this;
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try {
      workbook.write(out);
    } catch (IOException e) {
      throw new AssertionError("writing to memory does not fail", e);
    }
    return out.toByteArray();
  }

  Reading read() {
    return new PoiSetupFiles().read(bytes());
  }

  /** What is read of it. */
  Reading.Fits fits() {
    return switch (read()) {
      case Reading.Fits fits -> fits;
      case Reading.Faulty faulty -> throw new AssertionError(String.join("\n", faulty.faults()));
    };
  }

  /** What is wrong with it. */
  List<String> faults() {
    return switch (read()) {
      case Reading.Fits fits -> List.of();
      case Reading.Faulty faulty -> faulty.faults();
    };
  }
}
