package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.UserToken;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the user's token in {@code Authorization} (RFC 6750, section 2.1), and nowhere else. */
final class BearerTokens {
  static final String HEADER = "Authorization";

  private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer) +([^ ]+) *");

  private BearerTokens() {}

  /**
   * @throws RefusedException with {@code INVALID_TOKEN}, which quotes nothing, unless exactly one
   *     header holds exactly one bearer token
   */
  static UserToken read(List<String> sent) {
    if (sent.isEmpty()) {
      throw refused("there is no Authorization header");
    }
    if (sent.size() > 1) {
      throw refused("there are several Authorization headers");
    }
    Matcher credentials = CREDENTIALS.matcher(sent.getFirst());
    if (!credentials.matches() || !UserToken.isWellFormed(credentials.group(1))) {
      throw refused("the Authorization header does not have the form 'Bearer <token>'");
    }
    return new UserToken(credentials.group(1));
  }

  private static RefusedException refused(String why) {
    return new RefusedException(Problem.of(FailureCode.INVALID_TOKEN, why));
  }
}
