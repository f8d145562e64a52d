package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class InformationRequestTest {
  private static DocumentParts document(SampleReviews sample) {
    return DocumentParts.read(
        BuiltInDocumentsTest.bytes("recipient_information_request", sample.review()));
  }

  @Nested
  class Areas {
    @ParameterizedTest
    @ValueSource(strings = {"FY2025", "FY2026"})
    void everyAreaOfTheYearHasItsHeadingInOrder(String year) {
      SampleReviews sample = SampleReviews.spotless().inYear(year);
      List<String> names =
          sample.review().assessments().stream().map(area -> area.area().name()).toList();

      assertThat(document(sample).inStyle("Heading2")).containsSubsequence(names);
      assertThat(document(sample).table("No."))
          .extracting(row -> row.get(1))
          .containsSubsequence(names);
    }

    @Test
    void eachIsASectionAndItsListsAreALandscapeOne() {
      List<Element> pages = document(SampleReviews.spotless()).all("pgSz");

      assertThat(pages).hasSizeGreaterThan(42);
      assertThat(pages)
          .filteredOn(page -> page.getAttribute("w:orient").equals("landscape"))
          .hasSizeGreaterThan(21);
    }

    @Test
    void theHeaderOfASectionNamesItsArea() {
      assertThat(document(SampleReviews.spotless()).texts().values())
          .anySatisfy(text -> assertThat(text).contains("STYLEREF \"heading 2\""));
    }

    @Test
    void requestsAreNumberedWithinTheirAreaAndHaveBoxes() {
      assertThat(document(SampleReviews.spotless()).text())
          .contains(
              "1.1\nThe statute, charter,", "1.9\nHas the form of organization", "☐ Enclosed");
    }
  }

  @Nested
  class Profile {
    @Test
    void whatIsKnownIsPrintedAndWhatIsNotIsAField() {
      assertThat(document(SampleReviews.complete()).text())
          .contains("Legal name\nNorthfield Transit Systems")
          .contains("Street address\n410 Depot Street")
          .contains("Cardinal Ride Services");
      assertThat(
              DocumentParts.values(
                  document(SampleReviews.spotless()).xml("word/document.xml"), "alias"))
          .contains("Street address", "Website");
    }

    @Test
    void subrecipientsStandUnderTheirProgram() {
      assertThat(document(SampleReviews.complete()).table("Subrecipient"))
          .contains(List.of("Elder Wheels", "Millbrook, GA", "5310", ""));
    }
  }

  @Nested
  class Dates {
    @Test
    void theDueDateIsSaidWhereItIsKnown() {
      assertThat(document(SampleReviews.complete()).text())
          .contains("Please return by:", "by March 2, 2026")
          .doesNotContain("Please agree with the lead reviewer");
    }

    @Test
    void withoutOneTheLeadReviewerIsToBeAsked() {
      assertThat(document(SampleReviews.spotless()).text())
          .contains("Please agree with the lead reviewer", "To be agreed")
          .doesNotContain("Please return by:");
    }
  }
}
