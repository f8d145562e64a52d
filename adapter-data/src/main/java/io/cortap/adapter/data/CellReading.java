package io.cortap.adapter.data;

import io.cortap.adapter.data.SheetFaults.Place;
import io.cortap.core.review.FieldKind;
import io.cortap.core.review.TextForm;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.NumberToTextConverter;

/**
 * Values out of cells, by what the member takes. What a cell only shows, or may have lost, is a
 * fault rather than a guess; whether a value fits its member is for the record to say.
 */
final class CellReading {
  private static final Pattern DECORATION = Pattern.compile("\\[[^\\]]*]|\\\\|\"|_.|\\*.");
  private static final int PHONE_DIGITS = 10;

  /** More than that Excel does not keep of a number. */
  private static final int EXCEL_DIGITS = 15;

  private final SheetFaults faults;
  private final DataFormatter shown = new DataFormatter(Locale.US);

  CellReading(SheetFaults faults) {
    this.faults = faults;
  }

  /** The value, or empty where there is none; faults are kept. */
  Optional<Object> read(Cell cell, FieldKind kind) {
    return switch (cell.getCellType()) {
      case BLANK, _NONE -> Optional.empty();
      case STRING -> text(cell.getStringCellValue(), kind);
      case BOOLEAN -> Optional.of(cell.getBooleanCellValue());
      case NUMERIC -> number(cell, kind);
      case FORMULA -> refuse(cell, "holds a formula; put its value in its place");
      case ERROR ->
          refuse(
              cell, "holds the error " + FormulaError.forInt(cell.getErrorCellValue()).getString());
    };
  }

  /** A text without the blanks at its ends, and with plain blanks inside. */
  static String cleaned(String text) {
    return text.replaceAll("[\\u00A0\\u2007\\u202F]", " ")
        .replaceAll("[\\u200B\\u2060\\uFEFF]", "")
        .replaceAll("\\r\\n?", "\n")
        .strip();
  }

  private static Optional<Object> text(String raw, FieldKind kind) {
    String text = cleaned(raw);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (kind) {
          case FieldKind.Flag flag -> flag(text);
          case FieldKind.OneOf oneOf -> word(text, oneOf.words());
          case FieldKind.Texts texts -> parts(text);
          default -> text;
        });
  }

  private static Object flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true" -> true;
      case "no", "n", "false" -> false;
      default -> text;
    };
  }

  private static String word(String text, List<String> words) {
    return words.stream()
        .filter(word -> word.equalsIgnoreCase(text.replaceAll("\\s+", " ")))
        .findFirst()
        .orElse(text);
  }

  private static List<String> parts(String text) {
    return Stream.of(text.split("[;,\n]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private Optional<Object> number(Cell cell, FieldKind kind) {
    boolean date = DateUtil.isCellDateFormatted(cell);
    if (kind instanceof FieldKind.Text text && text.form() == TextForm.DATE) {
      return date
          ? day(cell)
          : refuse(cell, "is " + plain(cell) + ", a number without a date's format");
    }
    if (date) {
      return refuse(
          cell, "is a date, but takes " + SetupSheets.wanted(kind) + "; format the cell as text");
    }
    return switch (kind) {
      case FieldKind.Text text when text.form() == TextForm.ZIP -> zip(cell);
      case FieldKind.Text text when text.form() == TextForm.PHONE -> phone(cell);
      case FieldKind.Text text -> displayed(cell);
      case FieldKind.OneOf oneOf -> Optional.of(plain(cell));
      case FieldKind.Texts texts -> displayed(cell).map(List::of);
      case FieldKind.WholeNumber number -> Optional.of(new BigDecimal(plain(cell)));
      case FieldKind.Flag flag -> Optional.of(plain(cell));
      case FieldKind.Rows rows ->
          throw new IllegalStateException("no cell holds a list of objects");
    };
  }

  private Optional<Object> day(Cell cell) {
    LocalDateTime time = cell.getLocalDateTimeCellValue();
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? Optional.of(time.toLocalDate().toString())
        : refuse(cell, "is " + time + ", but takes a day without a time");
  }

  /** Excel keeps 02116 as 2116: it is restored only where the format says how many digits. */
  private Optional<Object> zip(Cell cell) {
    String format = DECORATION.matcher(cell.getCellStyle().getDataFormatString()).replaceAll("");
    String digits = plain(cell);
    if (digits.matches("[0-9]{1,5}") && (format.equals("00000") || digits.length() == 5)) {
      return Optional.of("0".repeat(5 - digits.length()) + digits);
    }
    if (digits.matches("[0-9]{5,9}") && format.equals("00000-0000")) {
      String nine = "0".repeat(9 - digits.length()) + digits;
      return Optional.of(nine.substring(0, 5) + "-" + nine.substring(5));
    }
    return refuse(
        cell,
        "is the number "
            + digits
            + ", of which a leading zero may be lost; format the cell as text and write the ZIP"
            + " like 02142");
  }

  private Optional<Object> phone(Cell cell) {
    String digits = plain(cell);
    return digits.matches("[0-9]+") && digits.length() == PHONE_DIGITS
        ? Optional.of(digits)
        : refuse(
            cell,
            "is the number "
                + digits
                + "; format the cell as text and write the phone number like (555) 010-0199");
  }

  /** What a reader of the sheet sees, if that is the number which the cell holds. */
  private Optional<Object> displayed(Cell cell) {
    String format = cell.getCellStyle().getDataFormatString();
    String held = plain(cell);
    if (digits(held).length() > EXCEL_DIGITS) {
      return refuse(
          cell,
          "is the number "
              + held
              + ", of which Excel kept fifteen digits; format the cell as text and write it again");
    }
    if (format.equals("General") || format.equals("@")) {
      return Optional.of(held);
    }
    String seen = shown.formatCellValue(cell).strip();
    return significant(seen).equals(significant(held))
        ? Optional.of(seen)
        : refuse(
            cell,
            "shows %s and holds %s; format it so that it shows what is meant"
                .formatted(seen, held));
  }

  private static String digits(String number) {
    return number.replaceAll("[^0-9]", "").replaceAll("^0+", "");
  }

  /** Its digits around the point, without zeros that change nothing. */
  private static String significant(String number) {
    String digits = number.replaceAll("[^0-9.]", "").replaceAll("^0+", "");
    return digits.contains(".") ? digits.replaceAll("\\.?0*$", "") : digits;
  }

  /** With the fifteen digits that Excel keeps, and no exponent. */
  private static String plain(Cell cell) {
    return new BigDecimal(NumberToTextConverter.toText(cell.getNumericCellValue())).toPlainString();
  }

  private Optional<Object> refuse(Cell cell, String why) {
    faults.add(new Place(cell.getSheet(), cell.getRowIndex(), cell.getColumnIndex()), why);
    return Optional.empty();
  }
}
