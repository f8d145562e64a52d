package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.review.Completeness;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer.Offer;
import org.junit.jupiter.api.Test;

class CoverLetterTest {
  private static String text(SampleReviews sample) {
    return WordDocument.read(BuiltInDocumentsTest.bytes("rir_cover_letter", sample.review()))
        .text();
  }

  @Test
  void itGoesFromTheRegionalOfficeToTheContact() {
    assertThat(text(SampleReviews.complete()))
        .containsSubsequence(
            "REGION 4",
            "January 12, 2026",
            "Leo Marsh",
            "Executive Director",
            "410 Depot Street",
            "Northfield, GA 30999",
            "Fiscal Year 2026 Triennial Review (Recipient ID 1492)",
            "Dear Mr. Marsh:",
            "a Triennial Review of Northfield Transit Systems (NTS)",
            "Quentin Abara leads the review team",
            "by March 2, 2026",
            "at 202-555-0143 or q.abara@harrowlake.example",
            "Sincerely,",
            "Yvette R. Halloran");
  }

  @Test
  void withoutTheDayOfTheRequestItBearsTheDayOnWhichItWasMade() {
    assertThat(text(SampleReviews.spotless().info("recipient_contact_name", "Leo Marsh")))
        .contains("June 1, 2026", "Dear Leo Marsh:", "the date that you and the lead reviewer");
  }

  @Test
  void withoutContactAndAddressThereIsNoLetter() {
    Offer letter =
        AuditReportTest.RENDERER.offers().stream()
            .filter(offer -> offer.type().id().equals("rir_cover_letter"))
            .findFirst()
            .orElseThrow();
    ProjectReview review = SampleReviews.spotless().review();

    assertThat(Completeness.of(letter.fields(), review).missingCritical())
        .extracting(missing -> missing.field().path())
        .containsExactly("project.recipient_contact_name", "project.recipient_address");
  }
}
