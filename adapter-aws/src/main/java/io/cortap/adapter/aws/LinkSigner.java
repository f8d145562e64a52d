package io.cortap.adapter.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The access key of an IAM user who may only read reports. Unlike a role's credentials it does not
 * end, so links that it signs live as long as S3 lets them: seven days.
 */
public final class LinkSigner {
  /** AWS IAM, unique identifiers: what begins with AKIA is a user's key, not a session's. */
  private static final String FORM = "AKIA[A-Z0-9]{12,124}:[A-Za-z0-9/+=]{16,128}";

  private final AwsCredentials credentials;

  private LinkSigner(AwsCredentials credentials) {
    this.credentials = credentials;
  }

  /**
   * @param text access key id and secret access key with a colon between
   * @throws IllegalArgumentException if it is something else; nothing of it is quoted
   */
  public static LinkSigner of(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException(
          "a link signer is AKIA…:secret, the access key of an IAM user");
    }
    int colon = text.indexOf(':');
    return new LinkSigner(
        AwsBasicCredentials.create(text.substring(0, colon), text.substring(colon + 1)));
  }

  /** Names the key; it is no secret. */
  public String id() {
    return credentials.accessKeyId();
  }

  AwsCredentials credentials() {
    return credentials;
  }

  @Override
  public String toString() {
    return "LinkSigner[" + id() + ", secret redacted]";
  }
}
