package io.cortap.core.webhook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiver that answers 2xx is expected to say: {@code {"received": true, "job_id": …}}
 * (contract, section 3). Nobody insists on it, but an answer that says something else may not be
 * the receiver's: a proxy's login page answers 200 too.
 */
public final class Acknowledgement {
  private static final Pattern NOT_RECEIVED = Pattern.compile("\"received\"\\s*:\\s*false\\b");
  private static final Pattern JOB_ID =
      Pattern.compile("\"job_id\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private Acknowledgement() {}

  /**
   * Why it is doubtful that the receiver took the webhook of {@code job} in; empty for an answer
   * that is as expected or says nothing of it.
   *
   * @param answer the beginning of what came with the 2xx
   */
  public static Optional<String> doubt(String job, String answer) {
    if (answer.stripLeading().startsWith("<")) {
      return Optional.of(
          "the receiver answered with a web page, as a proxy's login page does; look whether it got"
              + " the webhook");
    }
    if (NOT_RECEIVED.matcher(answer).find()) {
      return Optional.of("the receiver answered that it has not received it (received is false)");
    }
    Matcher named = JOB_ID.matcher(answer);
    return named.find() && !named.group(1).equals(job)
        ? Optional.of("the receiver acknowledged another job than this one")
        : Optional.empty();
  }
}
