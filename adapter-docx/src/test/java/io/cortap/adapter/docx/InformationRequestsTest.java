package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.ReviewAreaCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InformationRequestsTest {
  private final InformationRequests requests = InformationRequests.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"FY2025", "FY2026"})
  void everyAreaOfEveryCatalogIsAskedForSomething(String year) {
    assertThat(ReviewAreaCatalog.inForce(FiscalYear.parse(year)).areas())
        .allSatisfy(area -> {
          InformationRequests.OfArea asked = requests.of(area.id());
          assertThat(asked.documents()).as(area.id()).hasSizeGreaterThan(2).allMatch(this::ends);
          assertThat(asked.questions())
              .as(area.id())
              .hasSizeGreaterThan(2)
              .allMatch(question -> question.contains("?"));
          assertThat(asked.samples())
              .as(area.id())
              .hasSizeGreaterThan(2)
              .allMatch(sample -> ends(sample.choice()) && !ends(sample.what()));
          assertThat(asked.lists())
              .as(area.id())
              .isNotEmpty()
              .allMatch(list -> list.columns().size() == InformationRequests.BlankList.COLUMNS);
        });
  }

  private boolean ends(String sentence) {
    return sentence.endsWith(".");
  }

  @Test
  void anUnknownAreaIsAskedForNothing() {
    assertThat(requests.of("teleportation").documents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document | a",
        "[legal",
        "[legal]\n[legal]",
        "[legal]\nnonsense | a",
        "[legal]\ndocument | a | b",
        "[legal]\nquestion |",
        "[legal]\nsample | a | 3",
        "[legal]\nlist | title | one | two"
      })
  void aDamagedTableIsRefused(String table) {
    assertThatThrownBy(() -> InformationRequests.parse(table))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'list | title | 5 columns'");
  }
}
