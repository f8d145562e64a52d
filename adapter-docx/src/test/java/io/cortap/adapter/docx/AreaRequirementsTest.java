package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.ReviewArea;
import io.cortap.core.review.ReviewAreaCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaRequirementsTest {
  private final AreaRequirements requirements = AreaRequirements.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"FY2025", "FY2026"})
  void everyAreaOfEveryCatalogHasItsText(String year) {
    assertThat(ReviewAreaCatalog.inForce(FiscalYear.parse(year)).areas())
        .extracting(ReviewArea::id)
        .allSatisfy(id -> assertThat(requirements.of(id)).as(id).endsWith("."));
  }

  @Test
  void anUnknownAreaHasNone() {
    assertThat(requirements.of("teleportation")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"legal", "legal |", "| text", "legal | a\nlegal | b"})
  void aDamagedTableIsRefused(String table) {
    assertThatThrownBy(() -> AreaRequirements.parse(table))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("area id | text");
  }
}
