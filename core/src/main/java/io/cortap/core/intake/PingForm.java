package io.cortap.core.intake;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads where a ping is to go; every fault is found at once. */
public final class PingForm {
  private static final String URL = "callback_url";

  private PingForm() {}

  /** What became of the form. */
  public sealed interface Reading {
    /** The receiver that the guard does not mind. */
    record Receiver(URI url) implements Reading {}

    /** Something does not fit. */
    record Refused(Problem problem) implements Reading {}
  }

  /**
   * Reads the members of contract section 1, POST webhooks/test.
   *
   * @param refusal why webhooks may not go to a URL, if they may not
   */
  public static Reading read(
      Map<String, ? extends @Nullable Object> form, Function<URI, Optional<String>> refusal) {
    List<FieldFault> faults = new ArrayList<>();
    Optional<URI> url =
        form.get(URL) instanceof String text ? ReportForm.absoluteUrl(text) : Optional.empty();
    if (url.isEmpty()) {
      faults.add(new FieldFault(URL, "must be an absolute https URL of up to 2048 characters"));
    }
    var unknown = new TreeSet<>(form.keySet());
    unknown.remove(URL);
    FieldFault.shortened(unknown)
        .forEach(name -> faults.add(new FieldFault(name, "is not known; known is " + URL)));
    if (url.isEmpty() || !faults.isEmpty()) {
      return new Reading.Refused(FieldFault.problem(faults, "field").at("submission"));
    }
    return refusal
        .apply(url.get())
        .<Reading>map(why ->
            new Reading.Refused(
                FieldFault.listed(
                        List.of(new FieldFault(URL, why)),
                        Problem.of(FailureCode.UNSAFE_CALLBACK_URL, why))
                    .at("submission")))
        .orElseGet(() -> new Reading.Receiver(url.get()));
  }
}
