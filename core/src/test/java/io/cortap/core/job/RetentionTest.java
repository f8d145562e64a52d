package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.BlobKey;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RetentionTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final JobId ID = JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0");
  private static final BlobKey KEY =
      new BlobKey("reports/12/project-58/draft_audit_report_20270316_120000_" + ID + "_1.docx");

  @Test
  void aJobIsPastFromTheInstantOnThatItIsKeptTo() {
    Job delivered =
        Jobs.attempting()
            .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));

    assertThat(new Retention(NOON).isPast(delivered)).isTrue();
    assertThat(new Retention(NOON.minusMillis(1)).isPast(delivered)).isFalse();
  }

  @Test
  void aJobThatIsNotFinishedOrOwesAWebhookIsNeverPast() {
    var longAfter = new Retention(NOON.plusSeconds(999_999));

    assertThat(longAfter.isPast(Jobs.queued())).isFalse();
    assertThat(longAfter.isPast(Jobs.sealed())).isFalse();
    assertThat(longAfter.isPast(Jobs.completed())).isFalse();
  }

  @Test
  void theBlobOfAJobThatIsGoneIsPast() {
    assertThat(new Retention(NOON).isPast(KEY, id -> false)).isTrue();
  }

  @Test
  void theBlobOfAJobThatIsKeptIsNot() {
    assertThat(new Retention(NOON).isPast(KEY, id -> id.equals(ID))).isFalse();
  }

  @Test
  void theBlobOfAJobThatIsTooYoungToBePastIsNotWhateverTheStoreSays() {
    assertThat(new Retention(NOON.minusSeconds(1)).isPast(KEY, id -> false)).isFalse();
  }

  @Test
  void aBlobThatNamesNoJobIsNeverPast() {
    assertThat(new Retention(NOON).isPast(new BlobKey("somebody-elses/file.docx"), id -> false))
        .isFalse();
  }

  @Test
  void aTenantWhoseNameLooksLikeAnOldJobKeepsItsFiles() {
    var key =
        new BlobKey(
            "reports/rpt-20200101-000000-aaaaaaaaaaaaaaaaaaa/project-58/report_" + ID + "_1.docx");

    assertThat(new Retention(NOON).isPast(key, id -> id.equals(ID))).isFalse();
  }
}
