package io.cortap.adapter.data;

import io.cortap.core.review.Field;
import io.cortap.core.review.FieldKind;
import io.cortap.core.review.FieldTable;
import io.cortap.core.review.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which sheet of a workbook holds which members of a setup record; the field table decides. */
final class SetupSheets {
  static final String INSTRUCTIONS = "Instructions";
  static final String PROJECT = "Project";
  static final String LISTS = "Lists";
  static final String PROJECT_ID = "project_id";

  static final String ATTENDEES = "attendees";
  static final String ORGANISATION = "organisation";
  static final String SUBRECIPIENTS = "subrecipients";
  static final String PROGRAM = "program";
  static final String DEFICIENCIES = "deficiencies";
  static final String ACTIONS = "corrective_actions";
  static final String NUMBER = "number";
  static final String DEFICIENCY = "deficiency";

  private static final FieldKind.WholeNumber COUNT = new FieldKind.WholeNumber(1, 9999);

  private SetupSheets() {}

  /**
   * A sheet that holds a list: a column a member, a row an element.
   *
   * @param member of the record, for instance {@code project_info.awards}
   */
  record ListSheet(String name, String member, Map<String, FieldKind> columns) {}

  /** The members with one value each, a row each on the sheet {@link #PROJECT}. */
  static List<Field> single() {
    return FieldTable.setupFields().stream()
        .filter(field -> !(field.kind() instanceof FieldKind.Rows))
        .filter(field -> !(field.kind() instanceof FieldKind.Texts))
        .toList();
  }

  /** The lists of texts, a column each on the sheet {@link #LISTS}. */
  static List<Field> texts() {
    return FieldTable.setupFields().stream()
        .filter(field -> field.kind() instanceof FieldKind.Texts)
        .toList();
  }

  /** The lists of objects, a sheet each. */
  static List<ListSheet> lists() {
    var sheets = new LinkedHashMap<String, ListSheet>();
    for (Field field : FieldTable.setupFields()) {
      if (field.kind() instanceof FieldKind.Rows shape) {
        sheetsOf(field, shape).forEach(sheet -> sheets.putIfAbsent(sheet.member(), sheet));
      }
    }
    return new ArrayList<>(sheets.values());
  }

  private static List<ListSheet> sheetsOf(Field field, FieldKind.Rows shape) {
    if (field.path().startsWith(ATTENDEES + ".")) {
      return List.of(
          sheet(ATTENDEES, ORGANISATION, oneOf(field.path(), ATTENDEES + "."), shape.members()));
    }
    if (field.setupPath().startsWith(SUBRECIPIENTS + ".")) {
      return List.of(
          sheet(
              SUBRECIPIENTS,
              PROGRAM,
              oneOf(field.setupPath(), SUBRECIPIENTS + "."),
              shape.members()));
    }
    if (shape.members().get(ACTIONS) instanceof FieldKind.Rows actions) {
      var own = new LinkedHashMap<>(shape.members());
      own.remove(ACTIONS);
      return List.of(
          sheet(field.setupPath(), NUMBER, COUNT, own),
          sheet(ACTIONS, DEFICIENCY, COUNT, actions.members()));
    }
    return List.of(new ListSheet(title(field.setupPath()), field.setupPath(), shape.members()));
  }

  private static ListSheet sheet(
      String member, String first, FieldKind kind, Map<String, FieldKind> members) {
    var columns = new LinkedHashMap<String, FieldKind>();
    columns.put(first, kind);
    columns.putAll(members);
    return new ListSheet(title(member), member, columns);
  }

  /** The last parts of all paths that begin like this one. */
  private static FieldKind oneOf(String path, String prefix) {
    return new FieldKind.OneOf(
        FieldTable.setupFields().stream()
            .flatMap(field -> Stream.of(field.path(), field.setupPath()))
            .filter(known -> path.startsWith(prefix) && known.startsWith(prefix))
            .map(known -> known.substring(prefix.length()))
            .distinct()
            .toList());
  }

  private static String title(String member) {
    String name = member.substring(member.lastIndexOf('.') + 1).replace('_', ' ');
    return name.startsWith("erf ")
        ? "ERF " + name.substring(4)
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Every sheet that is read, in order. */
  static List<String> names() {
    var names = new ArrayList<>(List.of(PROJECT, LISTS));
    lists().forEach(sheet -> names.add(sheet.name()));
    return names;
  }

  /** What a cell of this kind takes, in words. */
  static String wanted(FieldKind kind) {
    return switch (kind) {
      case FieldKind.Text text when text.form() == TextForm.DATE ->
          "a day, as an Excel date or like 2027-03-15";
      case FieldKind.Text text -> text.form().wanted();
      case FieldKind.OneOf oneOf -> "one of: " + String.join("; ", oneOf.words());
      case FieldKind.WholeNumber number ->
          "a whole number from " + number.low() + " to " + number.high();
      case FieldKind.Flag flag -> "yes or no";
      case FieldKind.Texts texts -> "texts, parted by semicolons";
      case FieldKind.Rows rows -> "a list";
    };
  }
}
