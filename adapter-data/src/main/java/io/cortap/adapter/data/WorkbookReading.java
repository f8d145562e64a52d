package io.cortap.adapter.data;

import static java.util.stream.Collectors.toCollection;

import io.cortap.adapter.data.SetupSheets.ListSheet;
import io.cortap.adapter.data.SheetFaults.Place;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Field;
import io.cortap.core.review.FieldKind;
import io.cortap.core.review.SetupFault;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.TextForm;
import io.cortap.ports.outbound.SetupFiles.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** One reading of a workbook: a whole record, or every fault with its cell. */
final class WorkbookReading {
  private static final String FIELD = "field";
  private static final String VALUE = "value";
  private static final FieldKind TEXT = new FieldKind.Text(TextForm.TEXT);
  private static final String PROJECT_ID_FORM = "[1-9][0-9]{0,17}";

  private final Workbook workbook;
  private final SheetFaults faults = new SheetFaults();
  private final List<String> remarks = new ArrayList<>();
  private final CellReading cells = new CellReading(faults);
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private Optional<ProjectId> project = Optional.empty();

  WorkbookReading(Workbook workbook) {
    this.workbook = workbook;
  }

  Reading read() {
    Map<String, Sheet> sheets = sheets();
    if (sheets.isEmpty()) {
      return new Reading.Faulty(
          List.of(
              "the workbook has none of the sheets "
                  + String.join(", ", SetupSheets.names())
                  + "; begin with an empty one of ours"));
    }
    table(sheets, SetupSheets.PROJECT, List.of(FIELD, VALUE)).ifPresent(this::single);
    List<String> listed = SetupSheets.texts().stream().map(Field::setupPath).toList();
    table(sheets, SetupSheets.LISTS, listed).ifPresent(this::texts);
    var rows = new HashMap<String, List<Element>>();
    for (ListSheet sheet : SetupSheets.lists()) {
      table(sheets, sheet.name(), sheet.columns().keySet())
          .ifPresent(table -> rows.put(sheet.member(), elements(table, sheet)));
    }
    for (ListSheet sheet : SetupSheets.lists()) {
      List<Element> elements = rows.getOrDefault(sheet.member(), List.of());
      switch (sheet.member()) {
        case SetupSheets.SUBRECIPIENTS -> subrecipients(elements);
        case SetupSheets.DEFICIENCIES ->
            deficiencies(elements, rows.getOrDefault(SetupSheets.ACTIONS, List.of()));
        case SetupSheets.ACTIONS -> {}
        default -> put(sheet.member(), list(sheet.member(), elements));
      }
    }
    SetupRecord.faults(members).forEach(this::locate);
    return faults.lines().isEmpty()
        ? new Reading.Fits(project, new SetupRecord(members).tidied(), remarks)
        : new Reading.Faulty(faults.lines());
  }

  /** A row of a list: its values, and where they stand. */
  private record Element(SheetTable table, int row, Map<String, Object> values) {}

  private Map<String, Sheet> sheets() {
    Map<String, String> known = new LinkedHashMap<>();
    SetupSheets.names().forEach(name -> known.put(SheetTable.folded(name), name));
    var sheets = new LinkedHashMap<String, Sheet>();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      Sheet sheet = workbook.getSheetAt(i);
      boolean hidden = workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE;
      String folded = SheetTable.folded(sheet.getSheetName());
      String name = known.get(folded);
      if (name != null) {
        if (hidden) {
          remarks.add(Place.name(sheet) + ": the sheet is hidden; it is read like any other");
        }
        if (sheets.putIfAbsent(name, sheet) != null) {
          faults.add(sheet, "there is another sheet of this name");
        }
      } else if (hidden) {
        remarks.add(Place.name(sheet) + ": the sheet is hidden, and none that is read");
      } else if (!folded.equals(SheetTable.folded(SetupSheets.INSTRUCTIONS))
          && sheet.getPhysicalNumberOfRows() > 0) {
        faults.add(
            sheet,
            "no sheet of this name is read; "
                + SheetTable.proposal(sheet.getSheetName(), SetupSheets.names())
                + "; rename or delete it");
      }
    }
    return sheets;
  }

  private Optional<SheetTable> table(
      Map<String, Sheet> sheets, String name, Collection<String> columns) {
    Sheet sheet = sheets.get(name);
    if (sheet == null) {
      remarks.add("the workbook has no sheet " + name + ": the record has nothing of it");
      return Optional.empty();
    }
    Optional<SheetTable> table = SheetTable.read(sheet, columns, faults);
    table.ifPresent(read -> remarks.addAll(read.remarks()));
    return table;
  }

  private void single(SheetTable table) {
    Map<String, Field> fields = new LinkedHashMap<>();
    SetupSheets.single().forEach(field -> fields.put(field.setupPath(), field));
    for (Row row : table.rows()) {
      String name = table.cell(row, FIELD).map(SheetTable::text).orElse("");
      Optional<Cell> value = table.cell(row, VALUE);
      Place place = table.place(row.getRowNum(), VALUE);
      Field field = fields.get(SheetTable.folded(name));
      if (SheetTable.folded(name).equals(SetupSheets.PROJECT_ID)) {
        value.flatMap(cell -> cells.read(cell, TEXT)).ifPresent(id -> project(place, id));
      } else if (field == null) {
        var known = new ArrayList<>(fields.keySet());
        faults.add(
            table.place(row.getRowNum(), FIELD),
            name.isEmpty()
                ? "a value needs its field"
                : "'" + name + "' is no field; " + SheetTable.proposal(name, known));
      } else if (places.putIfAbsent(field.setupPath(), place) != null) {
        faults.add(place, field.setupPath() + " is there twice");
      } else {
        value
            .flatMap(cell -> cells.read(cell, field.kind()))
            .ifPresent(read -> put(field.setupPath(), read));
      }
    }
  }

  private void project(Place place, Object id) {
    if (id.toString().matches(PROJECT_ID_FORM)) {
      project = Optional.of(new ProjectId(Long.parseLong(id.toString())));
    } else {
      faults.add(place, "project_id must be a whole number greater than 0, was '" + id + "'");
    }
  }

  private void texts(SheetTable table) {
    table
        .columns()
        .forEach((member, column) -> {
          var texts = new ArrayList<Object>();
          for (Row row : table.rows()) {
            table
                .cell(row, member)
                .flatMap(cell -> cells.read(cell, TEXT))
                .ifPresent(text -> {
                  places.put(
                      member + "[" + texts.size() + "]", table.place(row.getRowNum(), member));
                  texts.add(text);
                });
          }
          put(member, texts);
        });
  }

  private List<Element> elements(SheetTable table, ListSheet sheet) {
    return table.rows().stream()
        .map(row -> {
          var values = new LinkedHashMap<String, Object>();
          sheet
              .columns()
              .forEach((name, kind) ->
                  table
                      .cell(row, name)
                      .flatMap(cell -> cells.read(cell, kind))
                      .ifPresent(value -> values.put(name, value)));
          return new Element(table, row.getRowNum(), values);
        })
        .collect(toCollection(ArrayList::new));
  }

  private List<Object> list(String member, List<Element> elements) {
    var list = new ArrayList<Object>();
    for (Element element : elements) {
      locate(member + "[" + list.size() + "]", element);
      list.add(element.values());
    }
    return list;
  }

  private void locate(String member, Element element) {
    SheetTable table = element.table();
    places.put(member, table.place(element.row(), table.columns().keySet().iterator().next()));
    table
        .columns()
        .keySet()
        .forEach(name -> places.put(member + "." + name, table.place(element.row(), name)));
  }

  private void subrecipients(List<Element> elements) {
    var programs = new TreeMap<String, List<Element>>();
    for (Element element : elements) {
      Object program = element.values().remove(SetupSheets.PROGRAM);
      Place place = element.table().place(element.row(), SetupSheets.PROGRAM);
      if (program == null) {
        faults.add(place, "a subrecipient needs its program");
      } else {
        places.putIfAbsent(SetupSheets.SUBRECIPIENTS + "." + program, place);
        programs.computeIfAbsent(program.toString(), none -> new ArrayList<>()).add(element);
      }
    }
    programs.forEach((program, those) -> {
      String member = SetupSheets.SUBRECIPIENTS + "." + program;
      put(member, list(member, those));
    });
  }

  private void deficiencies(List<Element> elements, List<Element> actions) {
    var numbered = new HashMap<Object, Map<String, Object>>();
    var members = new HashMap<Object, String>();
    var list = new ArrayList<Object>();
    for (Element element : elements) {
      String member = SetupSheets.DEFICIENCIES + "[" + list.size() + "]";
      Object number = element.values().remove(SetupSheets.NUMBER);
      locate(member, element);
      if (number != null && numbered.putIfAbsent(key(number), element.values()) != null) {
        faults.add(
            element.table().place(element.row(), SetupSheets.NUMBER),
            "another deficiency has the number " + number);
      } else if (number != null) {
        members.put(key(number), member);
      }
      list.add(element.values());
    }
    for (Element action : actions) {
      Object number = action.values().remove(SetupSheets.DEFICIENCY);
      Map<String, Object> deficiency = number == null ? null : numbered.get(key(number));
      if (deficiency == null) {
        faults.add(
            action.table().place(action.row(), SetupSheets.DEFICIENCY),
            "must be the number of a deficiency, was '" + (number == null ? "" : number) + "'");
      } else {
        add(action, deficiency, members.getOrDefault(key(number), ""));
      }
    }
    put(SetupSheets.DEFICIENCIES, list);
  }

  private void add(Element action, Map<String, Object> deficiency, String member) {
    var actions = new ArrayList<Object>();
    if (deficiency.get(SetupSheets.ACTIONS) instanceof List<?> before) {
      actions.addAll(before);
    }
    locate(member + "." + SetupSheets.ACTIONS + "[" + actions.size() + "]", action);
    actions.add(action.values());
    deficiency.put(SetupSheets.ACTIONS, actions);
  }

  /** 1 as a number and 1 as a text are one number. */
  private static Object key(@Nullable Object number) {
    return String.valueOf(number);
  }

  @SuppressWarnings("unchecked")
  private void put(String member, Object value) {
    if (value instanceof List<?> list && list.isEmpty()) {
      return;
    }
    int dot = member.indexOf('.');
    if (dot < 0) {
      members.put(member, value);
    } else {
      var section =
          (Map<String, Object>)
              members.computeIfAbsent(
                  member.substring(0, dot), none -> new LinkedHashMap<String, Object>());
      if (section != null) {
        section.put(member.substring(dot + 1), value);
      }
    }
  }

  private void locate(SetupFault fault) {
    String member = fault.member();
    Place place = places.get(member);
    String row = member;
    while (place == null && row.contains(".")) {
      row = row.substring(0, row.lastIndexOf('.'));
      place = places.get(row);
    }
    String line = member.substring(member.lastIndexOf('.') + 1) + " " + fault.problem();
    if (place == null) {
      faults.add(member + ": " + fault.problem());
    } else {
      faults.add(place, line);
    }
  }
}
