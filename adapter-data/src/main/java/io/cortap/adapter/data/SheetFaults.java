package io.cortap.adapter.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;

/** What is wrong with a workbook, each fault with its cell, in the order in which one reads. */
final class SheetFaults {
  private static final int MOST = 500;

  /** A cell, whether it is there or not; rows and columns count from 0. */
  record Place(Sheet sheet, int row, int column) {
    @Override
    public String toString() {
      return name(sheet) + "!" + CellReference.convertNumToColString(column) + (row + 1);
    }

    /** As Excel writes it in front of a cell. */
    static String name(Sheet sheet) {
      String name = sheet.getSheetName();
      return name.matches("[A-Za-z_][A-Za-z0-9_.]*") ? name : "'" + name.replace("'", "''") + "'";
    }
  }

  private record Line(int sheet, int row, int column, String text) {}

  private final List<Line> lines = new ArrayList<>();

  void add(Place place, String problem) {
    lines.add(
        new Line(
            place.sheet().getWorkbook().getSheetIndex(place.sheet()),
            place.row(),
            place.column(),
            place + ": " + problem));
  }

  void add(Sheet sheet, String problem) {
    lines.add(
        new Line(
            sheet.getWorkbook().getSheetIndex(sheet), -1, -1, Place.name(sheet) + ": " + problem));
  }

  /** A fault that no cell can be named for. */
  void add(String problem) {
    lines.add(new Line(Integer.MAX_VALUE, 0, 0, problem));
  }

  /** Of very many the first five hundred, and how many there are. */
  List<String> lines() {
    List<String> sorted =
        lines.stream()
            .sorted(
                Comparator.comparingInt(Line::sheet)
                    .thenComparingInt(Line::row)
                    .thenComparingInt(Line::column))
            .map(Line::text)
            .distinct()
            .toList();
    if (sorted.size() <= MOST) {
      return sorted;
    }
    var shown = new ArrayList<>(sorted.subList(0, MOST));
    shown.add("and " + (sorted.size() - MOST) + " more");
    return shown;
  }
}
