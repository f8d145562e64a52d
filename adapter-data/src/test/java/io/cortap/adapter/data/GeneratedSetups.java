package io.cortap.adapter.data;

import io.cortap.core.review.Field;
import io.cortap.core.review.FieldKind;
import io.cortap.core.review.FieldTable;
import io.cortap.core.review.SetupRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sound setup records with something in any of their members, drawn by the field table. */
final class GeneratedSetups {
  private static final List<String> WORDS =
      List.of(
          "Quillport",
          "Otter Bay",
          "O'Hara & Sons",
          "Zażółć",
          "東京",
          "line one\nline two",
          "=SUM(A1)",
          "_x0041_",
          "00123",
          "1e5",
          "TRUE",
          "\"quoted\"",
          "tab\tinside",
          "😀",
          "TBD",
          "3/15/2027",
          "-",
          "a  b");
  private static final List<String> ORGANISATIONS =
      List.of("recipient", "subrecipients", "contractors_lessees", "fta", "contractor");

  private final Random random;

  GeneratedSetups(Random random) {
    this.random = random;
  }

  SetupRecord next() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (Field field : FieldTable.setupFields()) {
      if (!field.path().startsWith("attendees.") && random.nextInt(3) > 0) {
        put(members, field.setupPath(), value(field.kind()));
      }
    }
    var attendees = new ArrayList<Object>();
    FieldKind person =
        FieldTable.fields().stream()
            .filter(field -> field.path().equals("attendees.fta"))
            .findFirst()
            .orElseThrow()
            .kind();
    for (Object row : (List<?>) value(person)) {
      var attendee = new LinkedHashMap<Object, Object>((Map<?, ?>) row);
      attendee.put("organisation", pick(ORGANISATIONS));
      attendees.add(attendee);
    }
    members.put("attendees", attendees);
    return new SetupRecord(members);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, @Nullable Object> members, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      members.put(path, value);
    } else if (members.computeIfAbsent(
            path.substring(0, dot), none -> new LinkedHashMap<String, Object>())
        instanceof Map<?, ?> section) {
      ((Map<String, Object>) section).put(path.substring(dot + 1), value);
    }
  }

  private Object value(FieldKind kind) {
    return switch (kind) {
      case FieldKind.Text text ->
          switch (text.form()) {
            case TEXT -> pick(WORDS) + pick(List.of("", " and more", " 2"));
            case DATE ->
                pick(
                    List.of(
                        "TBD",
                        LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_525)).toString()));
            case EMAIL -> "odile.marchbanks" + random.nextInt(100) + "@example.gov";
            case PHONE ->
                pick(List.of("+1 555-010-0199 ext. 12", "(555) 010-0199 x4", "5550100199"));
            case ZIP -> pick(List.of("02116", "00501-0001", "97201", "N/A"));
            case STATE -> "MA";
            case CITY_STATE -> pick(List.of("Otter Bay, MA", "City, ST"));
            case FISCAL_YEAR -> "FY2026";
          };
      case FieldKind.OneOf oneOf -> pick(oneOf.words());
      case FieldKind.WholeNumber number ->
          number.low() + random.nextInt(number.high() - number.low() + 1);
      case FieldKind.Flag flag -> random.nextBoolean();
      // In a row they share a cell, parted by semicolons: no text of theirs may hold one.
      case FieldKind.Texts texts -> List.of("FY2019", pick(List.of("FY2022", "2022", "TBD")));
      case FieldKind.Rows rows -> rows(rows);
    };
  }

  private List<Object> rows(FieldKind.Rows shape) {
    var rows = new ArrayList<Object>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      var row = new LinkedHashMap<String, Object>();
      shape
          .members()
          .forEach((name, kind) -> {
            if (row.isEmpty() || random.nextBoolean()) {
              row.put(name, value(kind));
            }
          });
      rows.add(row);
    }
    return rows;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
