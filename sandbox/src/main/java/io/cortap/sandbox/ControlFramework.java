package io.cortap.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The controls that an invented review framework asks every project to assess. */
final class ControlFramework {

  /**
   * One control.
   *
   * @param family the name's part before the colon
   * @param name {@code FAMILY : CODE}
   * @param subject what it looks at, a plural noun phrase
   */
  record Control(String family, String name, String subject) {
    Control renamed(String newName) {
      return new Control(newName, newName, subject);
    }

    String code() {
      return name.substring(name.indexOf(':') + 1).strip();
    }
  }

  /** In a project without Title VI: 494 controls. */
  static final List<Control> WITHOUT_TITLE_VI = read(TextTable.rows("framework.txt"));

  /** With the 39 controls of Title VI: 533. */
  static final List<Control> WHOLE = withTitleVi();

  private ControlFramework() {}

  private static List<Control> withTitleVi() {
    var rows = new ArrayList<>(TextTable.rows("framework.txt"));
    rows.add(
        List.of("TITLE VI", "39", "TVI", "the language assistance plan and the public notices"));
    return read(rows);
  }

  private static List<Control> read(List<List<String>> rows) {
    var controls = new ArrayList<Control>();
    var counted = new HashMap<String, Integer>();
    for (List<String> row : rows) {
      int count = Integer.parseInt(row.get(1));
      for (int i = 0; i < count; i++) {
        String code = nextCode(row.get(2), counted);
        controls.add(new Control(row.get(0), row.get(0) + " : " + code, row.get(3)));
      }
    }
    return List.copyOf(controls);
  }

  /** {@code L4}; for the programme sections {@code 5307:1-D}, with four letters a number. */
  private static String nextCode(String form, Map<String, Integer> counted) {
    int number = counted.merge(form, 1, Integer::sum);
    if (!Character.isDigit(form.charAt(0))) {
      return form + number;
    }
    return form + ":" + (1 + (number - 1) / 4) + "-" + "ABCD".charAt((number - 1) % 4);
  }
}
