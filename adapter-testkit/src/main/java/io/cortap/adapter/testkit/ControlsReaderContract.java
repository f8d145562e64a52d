package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.ports.outbound.ControlsReader;
import io.cortap.ports.outbound.ControlsReader.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ControlsReader} does; its test extends this and makes one. */
public abstract class ControlsReaderContract {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final String WHOLE =
      """
      {"id": 7, "control": {"name": "LEGAL : L2"}, "project": {"id": 58, "name": "Harbor Valley"},
       "assessment": {"status": "Complete", "comments": "Non-Deficient",
         "instances": [{"review_status": "ND"}]}}\
      """;

  private ControlsReader reader;

  /** A new reader. */
  protected abstract ControlsReader reader();

  @BeforeEach
  void makeReader() {
    reader = reader();
  }

  private Listing read(String json) {
    return reader.read(json.getBytes(StandardCharsets.UTF_8), NOON);
  }

  @Test
  void aPageAndABareListAreTheSame() {
    Listing page =
        read("{\"items\": [" + WHOLE + "], \"total\": 1, \"offset\": 0, \"limit\": 200}");

    assertThat(page).isEqualTo(read("[" + WHOLE + "]"));
    assertThat(page.project()).contains(new ProjectId(58));
    assertThat(page.controls().projectName()).isEqualTo("Harbor Valley");
    assertThat(page.controls().readAt()).isEqualTo(NOON);
    assertThat(page.controls().oddities()).isEmpty();
    assertThat(page.controls().controls())
        .containsExactly(
            new Control(
                "7", "LEGAL : L2", "", new Assessment("Complete", "Non-Deficient", List.of("ND"))));
  }

  @Test
  void everyItemIsAControlWhateverItLooksLike() {
    Listing listing = read("[{\"id\": 1}, null, 5, {\"id\": 2, \"assessment\": \"none\"}]");

    assertThat(listing.project()).isEmpty();
    assertThat(listing.controls().controls()).hasSize(4);
    assertThat(listing.controls().oddities()).isNotEmpty();
  }

  @Test
  void aPartOfAListingAndAControlTwiceAreTold() {
    Listing listing = read("{\"items\": [{\"id\": 1}, {\"id\": 1}], \"total\": 494}");

    assertThat(listing.controls().controls()).hasSize(2);
    assertThat(listing.controls().oddities())
        .anySatisfy(oddity -> assertThat(oddity).contains("494"))
        .anySatisfy(oddity -> assertThat(oddity).contains("twice"));
  }

  @Test
  void whatIsNoListingIsRefused() {
    for (String json : List.of("", "{", "{}", "5", "{\"items\": 5}")) {
      assertThatIllegalArgumentException().isThrownBy(() -> read(json));
    }
  }
}
