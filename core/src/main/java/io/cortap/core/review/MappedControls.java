package io.cortap.core.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every control of a project, in the one place where it belongs. */
record MappedControls(
    Map<ReviewArea, List<Control>> byArea,
    List<ListedControl> unmapped,
    List<ListedControl> outside,
    List<ListedControl> mappedByCode,
    List<ListedControl> disputed) {

  static MappedControls of(ReviewAreaCatalog catalog, List<Control> controls) {
    var mapped =
        new MappedControls(
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    catalog.areas().forEach(area -> mapped.byArea.put(area, new ArrayList<>()));
    var matching = new AreaMatching(catalog);
    controls.forEach(control -> mapped.place(control, matching.match(control.name())));
    return mapped;
  }

  private void place(Control control, AreaMatch match) {
    switch (match) {
      case AreaMatch.ByName named -> add(named.area(), control);
      case AreaMatch.ByCode coded -> {
        add(coded.area(), control);
        mappedByCode.add(listed(control, coded.area().name(), ""));
      }
      case AreaMatch.Disputed both -> {
        if (byArea.containsKey(both.area())) {
          add(both.area(), control);
        } else {
          outside.add(listed(control, both.area().name(), ""));
        }
        disputed.add(listed(control, both.area().name(), both.codeArea().name()));
      }
      case AreaMatch.Outside other -> outside.add(listed(control, other.area().name(), ""));
      case AreaMatch.Unmapped none -> unmapped.add(listed(control, "", ""));
    }
  }

  private void add(ReviewArea area, Control control) {
    Objects.requireNonNull(byArea.get(area)).add(control);
  }

  private static ListedControl listed(Control control, String area, String codeArea) {
    return new ListedControl(control.id(), control.name(), area, codeArea);
  }
}
