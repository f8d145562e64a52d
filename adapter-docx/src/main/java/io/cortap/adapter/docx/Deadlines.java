package io.cortap.adapter.docx;

import io.cortap.core.review.ProjectFields;
import io.cortap.core.text.BusinessDays;
import io.cortap.core.text.LongDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Dates that follow from others by FTA's practice. A supplied date is never changed: where it
 * differs, the readers are told.
 */
final class Deadlines {
  /** Business days that a recipient has to comment on a draft. */
  static final int COMMENT_DAYS = 10;

  /** Business days from the exit conference to the final report. */
  static final int FINAL_REPORT_DAYS = 45;

  private Deadlines() {}

  /** One sentence for each supplied date that differs from the one that follows. */
  static List<String> mismatches(ProjectFields fields) {
    var sentences = new ArrayList<String>();
    mismatch(
            "comment deadline",
            LongDates.read(fields.text("project.comment_deadline")),
            COMMENT_DAYS,
            "report date",
            LongDates.read(fields.text("project.report_date")))
        .ifPresent(sentences::add);
    mismatch(
            "date of the final report",
            milestone(fields, "final report"),
            FINAL_REPORT_DAYS,
            "exit conference",
            LongDates.read(fields.text("project.exit_conference_date")))
        .ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private static Optional<String> mismatch(
      String what,
      Optional<LocalDate> supplied,
      int days,
      String startName,
      Optional<LocalDate> start) {
    if (supplied.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    LocalDate expected = BusinessDays.after(start.get(), days);
    return supplied.get().equals(expected)
        ? Optional.empty()
        : Optional.of(
            "The %s, %s, is not %d business days after the %s, %s; that would be %s."
                .formatted(
                    what,
                    LongDates.of(supplied.get()),
                    days,
                    startName,
                    LongDates.of(start.get()),
                    LongDates.of(expected)));
  }

  private static Optional<LocalDate> milestone(ProjectFields fields, String words) {
    if (!(fields.find("project.process_dates").orElse(List.of()) instanceof List<?> milestones)) {
      return Optional.empty();
    }
    return milestones.stream()
        .filter(Map.class::isInstance)
        .map(milestone -> (Map<?, ?>) milestone)
        .filter(milestone -> text(milestone, "process").toLowerCase(Locale.ROOT).contains(words))
        .findFirst()
        .flatMap(milestone -> LongDates.read(text(milestone, "date")));
  }

  private static String text(Map<?, ?> map, String member) {
    return map.get(member) instanceof String text ? text : "";
  }
}
