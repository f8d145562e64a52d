package io.cortap.adapter.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where in AWS the stores are.
 *
 * @param region for instance {@code us-gov-west-1}; it decides the partition
 * @param fips whether to speak to the endpoints of FIPS 140 alone
 * @param dualStack whether to speak to the endpoints that have IPv6 addresses too
 * @param dynamoEndpoint another server than the region's, for instance a VPC endpoint or a stand-in
 * @param s3Endpoint the same for files; buckets are then part of the path
 * @param kmsKey the key that encrypts every file; without one the bucket's own setting does
 * @param linkSigners who sign direct links: the first does, links of the others still open; without
 *     any the credentials of the process sign
 */
public record AwsSettings(
    String table,
    String bucket,
    String region,
    boolean fips,
    boolean dualStack,
    Optional<URI> dynamoEndpoint,
    Optional<URI> s3Endpoint,
    Optional<String> kmsKey,
    List<LinkSigner> linkSigners) {
  /** Amazon DynamoDB, naming rules. */
  private static final String TABLE = "[A-Za-z0-9_.-]{3,255}";

  /** Amazon S3, bucket naming rules. */
  private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

  public AwsSettings {
    linkSigners = List.copyOf(linkSigners);
    require(table, TABLE, "a table's name has 3 to 255 letters, digits, '_', '.' or '-'");
    require(bucket, BUCKET, "a bucket's name has 3 to 63 lower-case letters, digits, '.' or '-'");
    require(region, REGION, "a region looks like us-east-1 or us-gov-west-1");
    dynamoEndpoint.ifPresent(AwsSettings::requireAbsolute);
    s3Endpoint.ifPresent(AwsSettings::requireAbsolute);
  }

  private static void requireAbsolute(URI endpoint) {
    if (endpoint.getHost() == null || !SCHEMES.contains(endpoint.getScheme())) {
      throw new IllegalArgumentException(
          "an endpoint looks like https://vpce.example.test, was '" + endpoint + "'");
    }
  }

  private static void require(String value, String form, String rule) {
    if (!value.matches(form)) {
      throw new IllegalArgumentException(rule + ", was '" + value + "'");
    }
  }
}
