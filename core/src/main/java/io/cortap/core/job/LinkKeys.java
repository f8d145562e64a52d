package io.cortap.core.job;

import io.cortap.core.report.IssuedLink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link keys of a deployment; the first signs, all of them open.
 *
 * <p>A link ends in {@code {job_id}/{serial}-{mac}}. Nothing secret is stored: a link is rebuilt
 * from what its job remembers.
 */
public record LinkKeys(List<LinkKey> keys) {
  // A MAC of 32 bytes has 43 characters in base64url without padding.
  private static final Pattern SEGMENT = Pattern.compile("([1-9][0-9]{0,8})-([A-Za-z0-9_-]{43})");

  public LinkKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("at least one link key is needed");
    }
    if (keys.stream().map(LinkKey::id).distinct().count() < keys.size()) {
      throw new IllegalArgumentException("two link keys have the same id");
    }
  }

  /** The key id that new links carry. */
  public String currentKeyId() {
    return keys.getFirst().id();
  }

  /** The last path segment of a link, or empty if its key is gone and the link with it. */
  public Optional<String> segment(JobId job, IssuedLink link) {
    return keys.stream()
        .filter(key -> key.id().equals(link.keyId()))
        .findFirst()
        .map(key -> key.segment(job, link.serial()));
  }

  /** What a link's last path segment proves, or empty if no key of ours signed it. */
  public Optional<LinkClaim> verify(JobId job, String segment) {
    Matcher parts = SEGMENT.matcher(segment);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int serial = Integer.parseInt(parts.group(1));
    return keys.stream()
        .filter(key -> key.signed(job, serial, parts.group(2)))
        .findFirst()
        .map(key -> new LinkClaim(job, serial, key.id()));
  }

  /** The current key's signature of a text that is no link's. */
  String sign(String text) {
    return keys.getFirst().mac(text);
  }

  /** Whether any key made {@code mac} of {@code text}. */
  boolean signed(String text, String mac) {
    return keys.stream().anyMatch(key -> key.signed(text, mac));
  }
}
