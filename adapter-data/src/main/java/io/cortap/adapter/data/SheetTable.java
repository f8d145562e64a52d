package io.cortap.adapter.data;

import io.cortap.adapter.data.SheetFaults.Place;
import io.cortap.core.review.NearName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a table: the first row that is not empty names the columns, in any order; every row
 * below with something under one of the names is a row of it.
 *
 * @param columns where each name stands
 * @param rows with the cells that hold something
 */
record SheetTable(Sheet sheet, Map<String, Integer> columns, List<Row> rows) {
  private static final String NOTE = "note";
  private static final int MOST_ROWS = 5_000;

  /** The table, or empty if the sheet is; names that are not known are faults. */
  static Optional<SheetTable> read(Sheet sheet, Collection<String> known, SheetFaults faults) {
    Optional<Row> header = firstRow(sheet);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    var columns = new LinkedHashMap<String, Integer>();
    for (Cell cell : header.get()) {
      String given = text(cell);
      String name = folded(given);
      Place place = new Place(sheet, cell.getRowIndex(), cell.getColumnIndex());
      if (known.contains(name)) {
        if (columns.putIfAbsent(name, cell.getColumnIndex()) != null) {
          faults.add(place, "the column " + name + " is there twice");
        }
      } else if (!name.isEmpty() && !name.equals(NOTE)) {
        faults.add(place, "'" + given + "' is no column here; " + proposal(name, known));
      }
    }
    var table = new SheetTable(sheet, columns, rows(sheet, header.get(), columns, faults));
    table.complainOfMergedCells(header.get().getRowNum(), faults);
    table.complainOfStrayCells(header.get(), faults);
    return Optional.of(table);
  }

  /** A slip is answered with what was meant, anything else with what there is. */
  static String proposal(String name, Collection<String> known) {
    return NearName.of(name, known)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "known are " + String.join(", ", known));
  }

  /** A name as a heading, a field or a sheet is compared. */
  static String folded(String text) {
    return CellReading.cleaned(text).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "_");
  }

  /** The cell's text where it is one; "" else. */
  static String text(Cell cell) {
    return cell.getCellType() == CellType.STRING
        ? CellReading.cleaned(cell.getStringCellValue())
        : "";
  }

  Place place(int row, String column) {
    return new Place(sheet, row, columns.getOrDefault(column, 0));
  }

  Optional<Cell> cell(Row row, String column) {
    Integer index = columns.get(column);
    return index == null ? Optional.empty() : Optional.ofNullable(row.getCell(index));
  }

  /** Rows and columns that are out of sight and hold something. */
  List<String> remarks() {
    var remarks = new ArrayList<String>();
    for (Row row : rows) {
      if (row.getZeroHeight()) {
        remarks.add(
            "%s: row %d is hidden; it is read like any other"
                .formatted(Place.name(sheet), row.getRowNum() + 1));
      }
    }
    columns.forEach((name, index) -> {
      if (sheet.isColumnHidden(index) && rows.stream().anyMatch(row -> holds(row.getCell(index)))) {
        remarks.add(
            "%s: the column %s is hidden; it is read like any other"
                .formatted(Place.name(sheet), name));
      }
    });
    return remarks;
  }

  private static Optional<Row> firstRow(Sheet sheet) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (holds(cell)) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Row> rows(
      Sheet sheet, Row header, Map<String, Integer> columns, SheetFaults faults) {
    var rows = new ArrayList<Row>();
    for (Row row : sheet) {
      if (row.getRowNum() > header.getRowNum()
          && columns.values().stream().anyMatch(index -> holds(row.getCell(index)))) {
        rows.add(row);
      }
    }
    if (rows.size() > MOST_ROWS) {
      faults.add(sheet, "has " + rows.size() + " rows; more than " + MOST_ROWS + " are not read");
      return List.of();
    }
    return rows;
  }

  private static boolean holds(@Nullable Cell cell) {
    return cell != null
        && cell.getCellType() != CellType.BLANK
        && !(cell.getCellType() == CellType.STRING && text(cell).isEmpty());
  }

  /** A merged cell shows one value and holds it in one place: which others it fills is a guess. */
  private void complainOfMergedCells(int headerRow, SheetFaults faults) {
    for (CellRangeAddress region : sheet.getMergedRegions()) {
      boolean covers =
          region.getLastRow() >= headerRow
              && columns.values().stream()
                  .anyMatch(
                      index -> index >= region.getFirstColumn() && index <= region.getLastColumn());
      if (covers) {
        faults.add(
            new Place(sheet, region.getFirstRow(), region.getFirstColumn()),
            "is merged with other cells (" + region.formatAsString() + "); take them apart");
      }
    }
  }

  /** Whatever stands under no heading would be lost unseen. */
  private void complainOfStrayCells(Row header, SheetFaults faults) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (row.getRowNum() > header.getRowNum()
            && holds(cell)
            && !holds(header.getCell(cell.getColumnIndex()))) {
          faults.add(
              new Place(sheet, cell.getRowIndex(), cell.getColumnIndex()),
              "stands under no heading; move or delete it");
        }
      }
    }
  }
}
