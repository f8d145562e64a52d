package io.cortap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.review.Assessment;
import io.cortap.core.review.Evidence;
import io.cortap.core.review.Finding;
import io.cortap.core.review.FindingClassifier;
import io.cortap.core.review.ProjectReview;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is really a review; how long it takes means nothing here. */
final class ReviewBenchTest {
  private static final int CONTROLS = 708;

  @ParameterizedTest
  @EnumSource
  void everyControlIsMappedAndReadAsItsCommentSays(CommentMix mix) {
    ReviewFixture fixture = ReviewFixture.of(mix, CONTROLS);

    List<Evidence> evidence = fixture.review().evidence().toList();

    assertThat(evidence).hasSize(CONTROLS);
    assertThat(evidence)
        .extracting(Evidence::verdict)
        .containsExactlyInAnyOrderElementsOf(
            fixture.controls().controls().stream()
                .map(control ->
                    FindingClassifier.classify(
                        new Assessment("", control.assessment().comments(), List.of())))
                .toList());
  }

  @Test
  void nobodyHasAssessedAnUntouchedProject() {
    assertThat(ReviewFixture.of(CommentMix.UNTOUCHED, CONTROLS).review().unassessedCount())
        .isEqualTo(CONTROLS);
  }

  @Test
  void theLabelledCommentsGiveEveryFinding() {
    ProjectReview review = ReviewFixture.of(CommentMix.LABELLED, CONTROLS).review();

    assertThat(review.evidence().filter(one -> one.says(Finding.DEFICIENT)))
        .hasSizeGreaterThan(150);
    assertThat(review.evidence().filter(one -> one.says(Finding.NON_DEFICIENT)))
        .hasSizeGreaterThan(200);
    assertThat(review.evidence().filter(one -> one.says(Finding.NOT_APPLICABLE)))
        .hasSizeGreaterThan(40);
    assertThat(review.unassessedCount()).isGreaterThan(150);
  }

  @Test
  void noTwoDistinctCommentsAreAlike() {
    assertThat(ReviewFixture.of(CommentMix.DISTINCT, CONTROLS).controls().controls())
        .extracting(control -> control.assessment().comments())
        .doesNotHaveDuplicates();
  }

  @Test
  void threeControlsInFiveOfAHalfwayProjectHaveAComment() {
    assertThat(
            ReviewFixture.of(CommentMix.HALFWAY, 750).controls().controls().stream()
                .filter(control -> !control.assessment().comments().isEmpty()))
        .hasSize(450);
  }

  @Test
  void theJsonNamesEveryControl() {
    String json = new String(ReviewFixture.of(CommentMix.LONG, 100).json(), StandardCharsets.UTF_8);

    assertThat(json.split("\"control_id\":")).hasSizeGreaterThan(100);
  }

  @Test
  void theTableHasARowForEachSizeAndTheRatioBetweenSizes() throws Exception {
    ReviewBench measured =
        ReviewBench.measure(
            List.of(CommentMix.UNTOUCHED), List.of(10, 30), 0, 1, Duration.ofMillis(20));

    assertThat(measured.rows()).extracting(ReviewBench.Row::workedNanos).allMatch(n -> n > 0);
    assertThat(measured.table()).hasSize(4).allMatch(line -> line.startsWith("|"));
    assertThat(measured.table().getLast()).contains("| 30 |").contains("| 3.00 |");
  }
}
