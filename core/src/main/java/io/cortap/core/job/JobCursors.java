package io.cortap.core.job;

import io.cortap.core.report.Party;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the cursors of lists: places signed for one caller, so that a cursor of somebody
 * else and one that was altered are as good as none. Nothing is stored for them; they work as long
 * as their key is configured.
 */
public final class JobCursors {
  private static final Pattern CURSOR =
      Pattern.compile("([A-Za-z0-9_-]{1,200})\\.([A-Za-z0-9_-]{43})");
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,15}) (rpt-[a-z0-9-]{1,100})");

  private final LinkKeys keys;

  /** Cursors are signed with the current of these keys, and read with all. */
  public JobCursors(LinkKeys keys) {
    this.keys = keys;
  }

  /** The cursor that goes on behind {@code position}; ASCII that needs no escaping in a URL. */
  public String write(Party caller, JobPosition position) {
    String place = position.createdAt().toEpochMilli() + " " + position.id();
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    return encoded + "." + keys.sign(signed(caller, encoded));
  }

  /** The place that a cursor names, or empty unless it was written for this caller. */
  public Optional<JobPosition> read(Party caller, String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (!parts.matches() || !keys.signed(signed(caller, parts.group(1)), parts.group(2))) {
      return Optional.empty();
    }
    byte[] decoded = Base64.getUrlDecoder().decode(parts.group(1));
    Matcher place = PLACE.matcher(new String(decoded, StandardCharsets.US_ASCII));
    return place.matches()
        ? Optional.of(
            new JobPosition(
                Instant.ofEpochMilli(Long.parseLong(place.group(1))), new JobId(place.group(2))))
        : Optional.empty();
  }

  /** No text that a link signs begins so. */
  private static String signed(Party caller, String encoded) {
    return switch (caller) {
      case Requester requester ->
          String.join(
              "\n", "job-list", requester.tenant().value(), requester.user().value(), encoded);
      case ServiceAccount account ->
          String.join("\n", "tenant-job-list", account.subject(), encoded);
    };
  }
}
