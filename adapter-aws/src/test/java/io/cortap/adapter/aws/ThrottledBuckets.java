package io.cortap.adapter.aws;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Buckets that answer as S3 does when it is asked too often, whatever the stand-in answered. The
 * SDK finds it by the resource {@code software/amazon/awssdk/services/s3}.
 */
public final class ThrottledBuckets implements ExecutionInterceptor {
  private static final Set<String> SHUT = ConcurrentHashMap.newKeySet();
  private static final byte[] SLOW_DOWN =
      "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
          .getBytes(StandardCharsets.UTF_8);

  public static void shut(String bucket) {
    SHUT.add(bucket);
  }

  public static void open(String bucket) {
    SHUT.remove(bucket);
  }

  private static boolean isShut(Context.AfterTransmission context) {
    return context
        .request()
        .getValueForField("Bucket", String.class)
        .filter(SHUT::contains)
        .isPresent();
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return isShut(context)
        ? SdkHttpResponse.builder()
            .statusCode(503)
            .putHeader("Content-Type", "application/xml")
            .build()
        : context.httpResponse();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return isShut(context)
        ? Optional.of(new ByteArrayInputStream(SLOW_DOWN))
        : context.responseBody();
  }
}
