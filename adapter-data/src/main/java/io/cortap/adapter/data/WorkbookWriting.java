package io.cortap.adapter.data;

import io.cortap.adapter.data.SetupSheets.ListSheet;
import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Field;
import io.cortap.core.review.FieldKind;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.TextForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** One writing of a workbook: headings that stay in sight, choices to choose from, text as text. */
final class WorkbookWriting {
  private static final int LAST_PREPARED_ROW = 1_000;
  private static final int CHARACTER = 256;
  private static final LocalDate FIRST_EXCEL_DAY = LocalDate.of(1900, 3, 1);

  private static final List<String> INSTRUCTIONS =
      List.of(
          "What Riskuity does not hold of one project, for the reports of CORTAP-RPT.",
          "",
          "Project: one value a row. Leave empty what you do not know; the column Note says what a"
              + " value looks like.",
          "Lists: one text a row, under the heading of its list.",
          "Every other sheet: one person, place, award and so on a row.",
          "A corrective action names the number of its deficiency; several may name the same.",
          "",
          "Days are Excel dates, or texts like 2027-03-15.",
          "ZIP codes and phone numbers are texts: 02142 keeps its zero, (555) 010-0199 ext. 12 its"
              + " extension.",
          "TBD, N/A and the like count as missing.",
          "Write values, no formulas. Do not merge cells, and do not rename sheets or headings.",
          "A column Note may be added to any sheet; it is not read.",
          "",
          "The whole workbook is one record: what is not in it is not kept.");

  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final Optional<ProjectId> project;
  private final Map<String, @Nullable Object> members;
  private final CellStyle heading = style("General");
  private final CellStyle text = style("@");
  private final CellStyle day = style("yyyy-mm-dd");
  private final CellStyle number = style("General");

  WorkbookWriting(Optional<ProjectId> project, SetupRecord record) {
    this.project = project;
    this.members = record.tidied().members();
    Font bold = workbook.createFont();
    bold.setBold(true);
    heading.setFont(bold);
    heading.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    text.setWrapText(true);
  }

  private CellStyle style(String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  byte[] bytes() {
    try (workbook;
        var out = new ByteArrayOutputStream()) {
      instructions();
      single();
      texts();
      SetupSheets.lists().forEach(sheet -> list(sheet, elements(sheet.member())));
      workbook.setActiveSheet(0);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
  }

  private void instructions() {
    Sheet sheet = workbook.createSheet(SetupSheets.INSTRUCTIONS);
    sheet.setColumnWidth(0, 110 * CHARACTER);
    for (int i = 0; i < INSTRUCTIONS.size(); i++) {
      Cell cell = sheet.createRow(i).createCell(0);
      cell.setCellValue(INSTRUCTIONS.get(i));
      cell.setCellStyle(text);
    }
  }

  private void single() {
    Sheet sheet = table(SetupSheets.PROJECT, List.of("Field", "Value", "Note"));
    sheet.setColumnWidth(0, 44 * CHARACTER);
    sheet.setColumnWidth(1, 44 * CHARACTER);
    sheet.setColumnWidth(2, 70 * CHARACTER);
    Row first = sheet.createRow(1);
    first.createCell(0).setCellValue(SetupSheets.PROJECT_ID);
    first.createCell(1).setCellStyle(text);
    project.ifPresent(id -> first.getCell(1).setCellValue(id.toString()));
    first.createCell(2).setCellValue("Riskuity's number of the project");
    int row = 2;
    for (Field field : SetupSheets.single()) {
      Row line = sheet.createRow(row);
      line.createCell(0).setCellValue(field.setupPath());
      line.createCell(2).setCellValue(SetupSheets.wanted(field.kind()));
      fill(line.createCell(1), field.kind(), field.setupPath(), at(field.setupPath()));
      choices(sheet, field.kind(), row, row, 1);
      row++;
    }
  }

  private void texts() {
    List<Field> fields = SetupSheets.texts();
    Sheet sheet = table(SetupSheets.LISTS, fields.stream().map(Field::setupPath).toList());
    for (int column = 0; column < fields.size(); column++) {
      String member = fields.get(column).setupPath();
      sheet.setColumnWidth(column, 40 * CHARACTER);
      sheet.setDefaultColumnStyle(column, text);
      List<?> texts = at(member) instanceof List<?> list ? list : List.of();
      for (int i = 0; i < texts.size(); i++) {
        fill(cell(sheet, i + 1, column), new FieldKind.Text(TextForm.TEXT), member, texts.get(i));
      }
    }
  }

  private void list(ListSheet list, List<Map<?, ?>> elements) {
    Sheet sheet = table(list.name(), new ArrayList<>(list.columns().keySet()));
    int column = 0;
    for (Map.Entry<String, FieldKind> entry : list.columns().entrySet()) {
      FieldKind kind = entry.getValue();
      sheet.setColumnWidth(column, (kind instanceof FieldKind.WholeNumber ? 12 : 28) * CHARACTER);
      sheet.setDefaultColumnStyle(column, styleOf(kind));
      choices(sheet, kind, 1, LAST_PREPARED_ROW, column);
      for (int i = 0; i < elements.size(); i++) {
        String member = list.member() + "[" + i + "]." + entry.getKey();
        fill(cell(sheet, i + 1, column), kind, member, elements.get(i).get(entry.getKey()));
      }
      column++;
    }
  }

  /** The rows of a list's sheet. */
  private List<Map<?, ?>> elements(String member) {
    var rows = new ArrayList<Map<?, ?>>();
    switch (member) {
      case SetupSheets.SUBRECIPIENTS -> {
        if (at(member) instanceof Map<?, ?> programs) {
          programs.forEach((program, places) ->
              objects(places)
                  .forEach(place -> rows.add(with(SetupSheets.PROGRAM, program, place))));
        }
      }
      case SetupSheets.DEFICIENCIES ->
          objects(at(member))
              .forEach(
                  deficiency -> rows.add(with(SetupSheets.NUMBER, rows.size() + 1, deficiency)));
      case SetupSheets.ACTIONS -> {
        List<Map<?, ?>> deficiencies = objects(at(SetupSheets.DEFICIENCIES));
        for (int i = 0; i < deficiencies.size(); i++) {
          for (Map<?, ?> action : objects(deficiencies.get(i).get(SetupSheets.ACTIONS))) {
            rows.add(with(SetupSheets.DEFICIENCY, i + 1, action));
          }
        }
      }
      default -> rows.addAll(objects(at(member)));
    }
    return rows;
  }

  private static List<Map<?, ?>> objects(@Nullable Object list) {
    var objects = new ArrayList<Map<?, ?>>();
    if (list instanceof List<?> elements) {
      for (Object element : elements) {
        if (element instanceof Map<?, ?> map) {
          objects.add(map);
        }
      }
    }
    return objects;
  }

  private static Map<?, ?> with(String name, Object value, Map<?, ?> element) {
    var row = new LinkedHashMap<String, @Nullable Object>(PlainValues.copyOf(element));
    row.put(name, value);
    return row;
  }

  private @Nullable Object at(String member) {
    int dot = member.indexOf('.');
    if (dot < 0) {
      return members.get(member);
    }
    return members.get(member.substring(0, dot)) instanceof Map<?, ?> section
        ? section.get(member.substring(dot + 1))
        : null;
  }

  private Sheet table(String name, List<String> headings) {
    Sheet sheet = workbook.createSheet(name);
    Row row = sheet.createRow(0);
    for (int i = 0; i < headings.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(headings.get(i));
      cell.setCellStyle(heading);
    }
    sheet.createFreezePane(0, 1);
    return sheet;
  }

  private static Cell cell(Sheet sheet, int row, int column) {
    Row there = sheet.getRow(row);
    return (there == null ? sheet.createRow(row) : there).createCell(column);
  }

  private CellStyle styleOf(FieldKind kind) {
    return switch (kind) {
      case FieldKind.Text form when form.form() == TextForm.DATE -> day;
      case FieldKind.WholeNumber whole -> number;
      default -> text;
    };
  }

  private void choices(Sheet sheet, FieldKind kind, int firstRow, int lastRow, int column) {
    List<String> words =
        switch (kind) {
          case FieldKind.OneOf oneOf -> oneOf.words();
          case FieldKind.Flag flag -> List.of("yes", "no");
          default -> List.of();
        };
    if (words.isEmpty()) {
      return;
    }
    var helper = sheet.getDataValidationHelper();
    var choice =
        helper.createValidation(
            helper.createExplicitListConstraint(words.toArray(String[]::new)),
            new CellRangeAddressList(firstRow, lastRow, column, column));
    choice.setShowErrorBox(true);
    choice.createErrorBox("Not one of the choices", "Choose one of the list, or leave it empty.");
    if (choice instanceof XSSFDataValidation xssf) {
      // Inverted in the file format: "suppress" shows the arrow.
      xssf.setSuppressDropDownArrow(true);
    }
    sheet.addValidationData(choice);
  }

  private void fill(Cell cell, FieldKind kind, String member, @Nullable Object value) {
    cell.setCellStyle(styleOf(kind));
    switch (value) {
      case null -> cell.setBlank();
      case Boolean truth -> cell.setCellValue(truth ? "yes" : "no");
      case Number whole -> cell.setCellValue(whole.doubleValue());
      case List<?> texts ->
          fillText(
              cell, member, texts.stream().map(String::valueOf).collect(Collectors.joining("; ")));
      default -> fillText(cell, kind, member, value.toString());
    }
  }

  private static void fillText(Cell cell, FieldKind kind, String member, String value) {
    if (kind instanceof FieldKind.Text form && form.form() == TextForm.DATE) {
      try {
        LocalDate date = LocalDate.parse(value);
        if (!date.isBefore(FIRST_EXCEL_DAY) && date.getYear() <= 9999) {
          cell.setCellValue(date);
          return;
        }
      } catch (DateTimeException placeholder) {
        // stays the text that it is
      }
    }
    fillText(cell, member, value);
  }

  private static void fillText(Cell cell, String member, String value) {
    if (value.length() > SpreadsheetVersion.EXCEL2007.getMaxTextLength()) {
      throw new IllegalArgumentException(
          member
              + " has "
              + value.length()
              + " characters; a cell holds "
              + SpreadsheetVersion.EXCEL2007.getMaxTextLength());
    }
    // Excel reads _x0041_ as an A, so the sign in front of what looks so is written in that way.
    cell.setCellValue(value.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_"));
  }
}
