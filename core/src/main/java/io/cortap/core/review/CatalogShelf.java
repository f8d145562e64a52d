package io.cortap.core.review;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogs on the class path, each read once. */
final class CatalogShelf {
  private static final int REACH = 20;
  private static final Map<FiscalYear, Optional<ReviewAreaCatalog>> READ =
      new ConcurrentHashMap<>();

  private CatalogShelf() {}

  static ReviewAreaCatalog nearest(FiscalYear year) {
    for (int distance = 0; distance <= REACH; distance++) {
      Optional<ReviewAreaCatalog> found = catalog(year.year() - distance);
      if (found.isPresent()) {
        return found.get();
      }
    }
    for (int distance = 1; distance <= REACH; distance++) {
      Optional<ReviewAreaCatalog> found = catalog(year.year() + distance);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalStateException(
        "no review area catalog for " + year + " or a year near it; add catalog-" + year + ".txt");
  }

  private static Optional<ReviewAreaCatalog> catalog(int year) {
    if (year < 2000 || year > 2999) {
      return Optional.empty();
    }
    return READ.computeIfAbsent(new FiscalYear(year), CatalogShelf::read);
  }

  private static Optional<ReviewAreaCatalog> read(FiscalYear year) {
    return TextTable.find("catalog-" + year + ".txt")
        .map(rows -> ReviewAreaCatalog.parse(year, rows));
  }
}
