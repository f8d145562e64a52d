package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlReaderTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  private static ProjectControls read(String items) throws UnusablePageException {
    return read(items, ControlPages.NONE);
  }

  private static ProjectControls read(String items, ControlPages pages)
      throws UnusablePageException {
    byte[] body = ("{\"items\": [" + items + "]}").getBytes(StandardCharsets.UTF_8);
    return ControlReader.read(ControlsPage.parse(body).items(), new ProjectId(58), pages, NOON);
  }

  @Test
  void aWholeControlIsReadFieldByField() throws Exception {
    ProjectControls read =
        read(
            """
            {"id": "c-7", "control": {"name": "LEGAL : L2", "description": "Counsel"},
             "assessment": {"status": "Complete", "comments": "Non-Deficient", "unknown": [1],
               "instances": [{"review_status": "ND"}, {"review_status": null}, null]},
             "project": {"id": 58, "name": "Harbor Valley"}, "control_family": null}
            """);

    assertThat(read.controls())
        .containsExactly(
            new Control(
                "c-7",
                "LEGAL : L2",
                "Counsel",
                new Assessment("Complete", "Non-Deficient", List.of("ND"))));
    assertThat(read.projectName()).isEqualTo("Harbor Valley");
    assertThat(read.oddities()).isEmpty();
    assertThat(read.readAt()).isEqualTo(NOON);
  }

  @Test
  void aControlHasThePageThatItsIdsGive() throws Exception {
    var pages = new ControlPages("https://app.example/p/{project_id}/c/{control_id}?tab=1");

    assertThat(read("{\"id\": \"a b/7\"}, {}", pages).controls())
        .extracting(Control::url)
        .containsExactly("https://app.example/p/58/c/a%20b%2F7?tab=1", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 7}",
        "{\"id\": \"7\", \"control\": null, \"assessment\": null, \"project\": null}",
        "{\"id\": 7, \"control\": {\"name\": null}, \"assessment\": {\"comments\": null}}"
      })
  void anyLevelMayBeNullOrAbsent(String item) throws Exception {
    ProjectControls read = read(item);

    assertThat(read.controls()).containsExactly(new Control("7", "", "", Assessment.NONE));
    assertThat(read.oddities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 7, \"control\": []}",
        "{\"id\": 7, \"control\": {\"name\": 42}}",
        "{\"id\": 7, \"assessment\": \"none\"}",
        "{\"id\": 7, \"assessment\": {\"comments\": {\"text\": \"x\"}}}",
        "{\"id\": 7, \"assessment\": {\"instances\": \"none\"}}",
        "{\"id\": 7, \"assessment\": {\"instances\": [5]}}",
        "{\"id\": 7, \"project\": {\"name\": false}}",
        "{\"id\": 7, \"project\": {\"id\": 99}}"
      })
  void aFieldOfAnotherTypeIsOneSentenceAndNoLostControl(String item) throws Exception {
    ProjectControls read = read(item);

    assertThat(read.controls()).extracting(Control::id).containsExactly("7");
    assertThat(read.oddities()).singleElement().asString().startsWith("Control 7");
  }

  @Test
  void aNumberOrABooleanInATextsPlaceIsKeptAsItIsWritten() throws Exception {
    ProjectControls read =
        read(
            """
            {"id": 7, "control": {"name": 5307},
             "assessment": {"status": true, "comments": 12.5, "instances": [{"review_status": 0}]}}
            """);

    assertThat(read.controls())
        .containsExactly(
            new Control("7", "5307", "", new Assessment("true", "12.5", List.of("0"))));
    assertThat(read.oddities()).hasSize(4).allMatch(odd -> odd.endsWith("kept as text."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "{}", "{\"id\": 1.5}"})
  void anItemWithoutAnIdIsKeptUnderItsPosition(String item) throws Exception {
    ProjectControls read = read("{\"id\": 1}, " + item);

    assertThat(read.controls()).extracting(Control::id).containsExactly("1", "position-2");
    assertThat(read.oddities()).isNotEmpty().allMatch(odd -> odd.contains("position 2"));
  }

  @Test
  void odditiesBeyondTwoHundredAreCounted() throws Exception {
    ProjectControls read = read("5" + ", 5".repeat(299));

    assertThat(read.controls()).hasSize(300);
    assertThat(read.oddities()).hasSize(201).last().asString().contains("400 more");
  }
}
