package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompletenessTest {
  private static final MissingField NAME =
      missing("project.recipient_name", Need.CRITICAL, "project_info.recipient_name");
  private static final MissingField WEBSITE =
      missing("project.recipient_website", Need.OPTIONAL, "project_info.recipient_website");

  private static MissingField missing(String path, Need need, String where) {
    return new MissingField(new DeclaredField(path, need, ""), Layer.SETUP, where);
  }

  @Test
  void withoutMissingFieldsThereIsNothingToSay() {
    assertThat(new Completeness(9, List.of()).warnings()).isEmpty();
    assertThat(new Completeness(9, List.of(WEBSITE)).problem()).isEmpty();
  }

  @Test
  void everyCriticalFieldIsListedWithWhoShouldSupplyIt() {
    assertThat(new Completeness(9, List.of(NAME, WEBSITE)).problem())
        .hasValueSatisfying(problem -> {
          assertThat(problem.code()).isEqualTo(FailureCode.MISSING_REQUIRED_DATA);
          assertThat(problem.details().get("missing_fields"))
              .hasToString(
                  "[{path=project.recipient_name, supplied_by=setup,"
                      + " where=project_info.recipient_name}]");
        });
  }
}
