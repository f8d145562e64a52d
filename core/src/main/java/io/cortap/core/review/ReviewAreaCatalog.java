package io.cortap.core.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The review areas of one fiscal year, in the order of the report, with the names and code prefixes
 * by which controls refer to them. Immutable.
 *
 * <p>Each year is a table on the class path, {@code catalog-FY2026.txt} beside this class: a new
 * year needs a new table and no code.
 */
public final class ReviewAreaCatalog {
  private final FiscalYear year;
  private final List<ReviewArea> areas;
  private final List<ReviewArea> outside;
  private final Map<String, ReviewArea> byName = new HashMap<>();
  private final Map<String, ReviewArea> byPrefix = new HashMap<>();

  private ReviewAreaCatalog(FiscalYear year, List<ReviewArea> areas, List<ReviewArea> outside) {
    this.year = year;
    this.areas = List.copyOf(areas);
    this.outside = List.copyOf(outside);
  }

  /**
   * The catalog in force in {@code year}: its own table, else that of the nearest year before, else
   * that of the nearest year after. {@link #year()} tells which it is.
   *
   * @throws IllegalStateException when no year has a table, or a table is damaged
   */
  public static ReviewAreaCatalog inForce(FiscalYear year) {
    return CatalogShelf.nearest(year);
  }

  /**
   * Reads a table: the lines of {@code [areas]}, then those of {@code [outside]}.
   *
   * @throws IllegalArgumentException for a line that is no row, or a name or prefix that two areas
   *     claim; it names the line
   */
  static ReviewAreaCatalog parse(FiscalYear year, List<TextTable.Row> rows) {
    var areas = new ArrayList<ReviewArea>();
    var outside = new ArrayList<ReviewArea>();
    for (TextTable.Row row : rows) {
      (row.section().equals("outside") ? outside : areas)
          .add(new ReviewArea(row.cell(0), row.cell(1)));
    }
    if (areas.isEmpty()) {
      throw new IllegalArgumentException(
          "a catalog has at least one area; that of " + year + " has none");
    }
    var catalog = new ReviewAreaCatalog(year, areas, outside);
    rows.forEach(catalog::index);
    return catalog;
  }

  private void index(TextTable.Row row) {
    var area = new ReviewArea(row.cell(0), row.cell(1));
    claim(byName, Folding.words(area.name()), area, row);
    for (String prefix : row.words(2)) {
      claim(byPrefix, prefix.toUpperCase(Locale.ROOT), area, row);
    }
    for (String alias : row.list(3)) {
      claim(byName, Folding.words(alias), area, row);
    }
  }

  private void claim(
      Map<String, ReviewArea> index, String key, ReviewArea area, TextTable.Row row) {
    ReviewArea holder = index.putIfAbsent(key, area);
    if (holder != null && !holder.equals(area)) {
      throw new IllegalArgumentException(
          "'"
              + key
              + "' names both "
              + holder
              + " and "
              + area
              + " in line "
              + row.line()
              + " of the catalog of "
              + year);
    }
  }

  /** The year whose table this is. */
  public FiscalYear year() {
    return year;
  }

  /** All areas of the year, in the order of the report. */
  public List<ReviewArea> areas() {
    return areas;
  }

  /** Areas of other years, whose controls are known but not reported this year. */
  public List<ReviewArea> outside() {
    return outside;
  }

  /** The area whose name or other name is {@code name}, outside areas included. */
  public Optional<ReviewArea> find(String name) {
    return Optional.ofNullable(byName.get(Folding.words(name)));
  }

  /** Where a control of this name belongs. */
  public AreaMatch match(String controlName) {
    ControlName name = ControlName.parse(controlName);
    return match(find(name.area()), name.prefix());
  }

  /**
   * @param named the area that the control's name names
   * @param prefix its code's prefix
   */
  AreaMatch match(Optional<ReviewArea> named, String prefix) {
    Optional<ReviewArea> coded = Optional.ofNullable(byPrefix.get(prefix));
    if (named.isEmpty()) {
      return coded
          .map(area -> isReported(area) ? new AreaMatch.ByCode(area) : new AreaMatch.Outside(area))
          .orElseGet(AreaMatch.Unmapped::new);
    }
    ReviewArea area = named.get();
    if (coded.isPresent() && !coded.get().equals(area)) {
      return new AreaMatch.Disputed(area, coded.get());
    }
    return isReported(area) ? new AreaMatch.ByName(area) : new AreaMatch.Outside(area);
  }

  private boolean isReported(ReviewArea area) {
    return !outside.contains(area);
  }
}
