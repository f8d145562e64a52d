package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.UserToken;
import java.util.List;

/** Finds the user's token in {@code Authorization} (RFC 6750, section 2.1), and nowhere else. */
final class BearerTokens {
  static final String HEADER = "Authorization";

  private static final String SCHEME = "bearer ";

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
    String credentials = sent.getFirst();
    boolean isBearer = credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    try {
      return new UserToken(isBearer ? withoutBlanks(credentials.substring(SCHEME.length())) : "");
    } catch (IllegalArgumentException malformed) {
      throw refused("the Authorization header does not have the form 'Bearer <token>'");
    }
  }

  /** Blanks alone, and no other white space. */
  private static String withoutBlanks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static RefusedException refused(String why) {
    return new RefusedException(Problem.of(FailureCode.INVALID_TOKEN, why));
  }
}
