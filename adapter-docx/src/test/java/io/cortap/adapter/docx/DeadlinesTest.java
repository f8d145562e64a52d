package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  @Test
  void aSuppliedDateThatFollowsIsNotRemarkedUpon() {
    SampleReviews sample =
        SampleReviews.spotless()
            .info("comment_deadline", "2026-06-08")
            .info("exit_conference_date", "2026-04-09")
            .info(
                "process_dates", List.of(Map.of("process", "Final Report", "date", "2026-06-12")));

    assertThat(Deadlines.mismatches(sample.review().fields())).isEmpty();
  }

  @Test
  void aSuppliedDateThatDiffersIsNamedWithTheExpectedOne() {
    SampleReviews sample =
        SampleReviews.spotless()
            .info("comment_deadline", "2026-06-05")
            .info("exit_conference_date", "2026-04-09")
            .info(
                "process_dates", List.of(Map.of("process", "Final report", "date", "2026-06-11")));

    assertThat(Deadlines.mismatches(sample.review().fields()))
        .containsExactly(
            "The comment deadline, June 5, 2026, is not 10 business days after the report date,"
                + " May 22, 2026; that would be June 8, 2026.",
            "The date of the final report, June 11, 2026, is not 45 business days after the exit"
                + " conference, April 9, 2026; that would be June 12, 2026.");
  }

  @Test
  void aDateThatNobodySuppliedIsNoMismatch() {
    assertThat(Deadlines.mismatches(SampleReviews.spotless().review().fields())).isEmpty();
  }
}
