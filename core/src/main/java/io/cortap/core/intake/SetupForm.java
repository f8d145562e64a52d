package io.cortap.core.intake;

import io.cortap.core.problem.Problem;
import io.cortap.core.review.SetupFault;
import io.cortap.core.review.SetupRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a setup record from the members that a caller sent; every fault is found at once. */
public final class SetupForm {
  private SetupForm() {}

  /** What became of a form. */
  public sealed interface Reading {
    /** Nothing is wrong with it. */
    record Fits(SetupRecord record) implements Reading {}

    /** Something is; nothing was done. */
    record Refused(Problem problem) implements Reading {}
  }

  /** Reads the members of a record; of very many faults the first two hundred are listed. */
  public static Reading read(Map<String, @Nullable Object> members) {
    List<SetupFault> faults = SetupRecord.faults(members);
    if (faults.isEmpty()) {
      return new Reading.Fits(new SetupRecord(members));
    }
    return new Reading.Refused(
        FieldFault.problem(
                faults.stream()
                    .map(fault -> new FieldFault(fault.member(), fault.problem()))
                    .toList(),
                "member")
            .at("setup"));
  }
}
