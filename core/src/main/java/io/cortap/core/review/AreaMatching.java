package io.cortap.core.review;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Matches the names of one project's controls: an area's name, which many share, is read once. */
final class AreaMatching {
  private final ReviewAreaCatalog catalog;
  private final Map<String, Optional<ReviewArea>> named = new HashMap<>();

  AreaMatching(ReviewAreaCatalog catalog) {
    this.catalog = catalog;
  }

  /** As {@link ReviewAreaCatalog#match}. */
  AreaMatch match(String controlName) {
    ControlName name = ControlName.parse(controlName);
    return catalog.match(named.computeIfAbsent(name.area(), catalog::find), name.prefix());
  }
}
