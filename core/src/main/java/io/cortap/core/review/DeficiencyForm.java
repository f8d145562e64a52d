package io.cortap.core.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code deficiencies[]} in the canonical JSON. */
final class DeficiencyForm {
  private static final String CODE = "code";
  private static final String DESCRIPTION = "description";
  private static final String CORRECTIVE_ACTIONS = "corrective_actions";
  private static final String DUE_DATE = "due_date";
  private static final String DATE_CLOSED = "date_closed";
  private static final String REPEAT = "repeat";
  private static final String REPEAT_YEARS = "repeat_years";

  private DeficiencyForm() {}

  static Map<String, @Nullable Object> write(Deficiency deficiency) {
    return new PlainMembers()
        .putText(CODE, deficiency.code())
        .put(DESCRIPTION, deficiency.description())
        .putList(
            CORRECTIVE_ACTIONS,
            deficiency.correctiveActions().stream().map(DeficiencyForm::write).toList())
        .putText(DATE_CLOSED, deficiency.dateClosed())
        .put(REPEAT, deficiency.repeat())
        .putList(REPEAT_YEARS, deficiency.repeatYears())
        .done();
  }

  private static Map<String, @Nullable Object> write(CorrectiveAction action) {
    return new PlainMembers()
        .putText(DESCRIPTION, action.description())
        .putText(DUE_DATE, action.dueDate())
        .done();
  }

  static Deficiency read(PlainObject deficiency) {
    List<CorrectiveAction> actions =
        deficiency.objects(
            CORRECTIVE_ACTIONS,
            action -> new CorrectiveAction(action.text(DESCRIPTION), action.text(DUE_DATE)));
    return new Deficiency(
        deficiency.text(CODE),
        deficiency.text(DESCRIPTION),
        actions,
        deficiency.text(DATE_CLOSED),
        deficiency.flag(REPEAT),
        deficiency.texts(REPEAT_YEARS));
  }
}
