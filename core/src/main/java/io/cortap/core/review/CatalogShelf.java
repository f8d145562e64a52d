package io.cortap.core.review;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The catalogs on the class path, each read once. */
final class CatalogShelf {
  private static final Map<FiscalYear, Optional<ReviewAreaCatalog>> READ =
      new ConcurrentHashMap<>();

  private CatalogShelf() {}

  static ReviewAreaCatalog nearest(FiscalYear year) {
    IntStream backward = IntStream.iterate(year.year(), FiscalYear::isYear, one -> one - 1);
    IntStream forward = IntStream.iterate(year.year(), FiscalYear::isYear, one -> one + 1);
    return IntStream.concat(backward, forward)
        .mapToObj(FiscalYear::new)
        .map(one -> READ.computeIfAbsent(one, CatalogShelf::read))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no review area catalog for any year; add catalog-" + year + ".txt"));
  }

  private static Optional<ReviewAreaCatalog> read(FiscalYear year) {
    return TextTable.find("catalog-" + year + ".txt")
        .map(rows -> ReviewAreaCatalog.parse(year, rows));
  }
}
