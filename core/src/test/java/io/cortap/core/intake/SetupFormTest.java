package io.cortap.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.review.SetupRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetupFormTest {
  private static Problem refusal(Map<String, @Nullable Object> members) {
    return switch (SetupForm.read(members)) {
      case SetupForm.Reading.Refused refused -> refused.problem();
      case SetupForm.Reading.Fits fits -> throw new AssertionError("fits: " + fits.record());
    };
  }

  @Test
  void aSoundRecordIsTakenAsItIs() {
    assertThat(SetupForm.read(Map.of("notes", "called")))
        .isEqualTo(new SetupForm.Reading.Fits(new SetupRecord(Map.of("notes", "called"))));
  }

  @Test
  void everyFaultyMemberIsListedWithWhatWasExpectedAndWhatCame() {
    Problem problem =
        refusal(
            Map.of(
                "project_info",
                Map.of("region_number", "eleven", "recipient_nmae", "Quillport"),
                "attendees",
                List.of(Map.of("organisation", "press"))));

    assertThat(problem.code()).isEqualTo(FailureCode.INVALID_REQUEST);
    assertThat(problem.message()).isEqualTo("3 members do not fit");
    assertThat(problem.details().get("fields"))
        .isEqualTo(
            List.of(
                Map.of(
                    "field", "project_info.region_number",
                    "message", "must be a whole number from 1 to 10, was 'eleven'"),
                Map.of(
                    "field",
                    "attendees[0].organisation",
                    "message",
                    "must be one of recipient | subrecipients | contractors_lessees | fta |"
                        + " contractor, was 'press'"),
                Map.of(
                    "field", "project_info.recipient_nmae",
                    "message", "is not known here; did you mean recipient_name?")));
  }

  @Test
  void anAnswerIsBoundedHoweverMuchIsWrong() {
    var members = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < 5_000; i++) {
      members.put("x".repeat(500) + i, "y".repeat(500));
    }
    members.put("notes", Map.of("text", "z".repeat(100_000)));

    Problem problem = refusal(members);

    assertThat(problem.message()).isEqualTo("5001 members do not fit");
    assertThat((List<?>) problem.details().get("fields")).hasSize(200);
    assertThat(problem.details().toString()).hasSizeLessThan(200 * 400);
  }
}
