package io.cortap.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and checks the sandbox's bearer tokens: JSON Web Tokens (RFC 7519), signed with HS256
 * where the API itself issues them. For any number of threads.
 */
public final class SandboxTokens {
  /** How long a user's token lasts, as observed. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String WEB_APP = "https://app.riskuity.example";

  private final InstantSource clock;
  private final String secret;

  SandboxTokens(InstantSource clock, String secret) {
    this.clock = clock;
    this.secret = secret;
  }

  /** A token that works for an hour by the stub's clock. */
  public String of(SandboxUser user) {
    return of(user, LIFETIME);
  }

  /** The same, ending after {@code lifetime}; a negative one has ended already. */
  public String of(SandboxUser user, Duration lifetime) {
    return signed("HS256", apiClaims(user, lifetime));
  }

  /** A token of any kind, right or wrong; a service token names no user. */
  public String of(TokenKind kind, SandboxUser user) {
    return switch (kind) {
      case USER -> of(user);
      case EXPIRED -> of(user, LIFETIME.negated());
      case WEB_SESSION -> signed("HS256", webSessionClaims(user));
      case SERVICE -> of(new SandboxUser(0, 0, "service@riskuity.example", true, Set.of()));
      case COGNITO_ID -> signed("RS256", cognitoClaims(user, "id", "aud"));
      case COGNITO_ACCESS -> signed("RS256", cognitoClaims(user, "access", "client_id"));
    };
  }

  /** What the API makes of a bearer token. */
  sealed interface Check {
    record Valid(long userId, long tenantId) implements Check {}

    record Invalid(String detail) implements Check {}
  }

  Check check(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return new Check.Invalid("Could not validate credentials");
    }
    JsonNode claims = decoded(parts[1]);
    String expected =
        "HS256".equals(decoded(parts[0]).path("alg").asText())
            ? hmac(parts[0] + "." + parts[1])
            : "";
    boolean isSigned =
        !expected.isEmpty()
            && MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                parts[2].getBytes(StandardCharsets.UTF_8));
    if (!isSigned || !claims.path("tenant_id").isIntegralNumber() || claims.has("session_id")) {
      return new Check.Invalid("Could not validate credentials");
    }
    if (!clock.instant().isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()))) {
      return new Check.Invalid("Signature has expired");
    }
    return new Check.Valid(claims.path("user_id").asLong(), claims.path("tenant_id").asLong());
  }

  private Map<String, Object> apiClaims(SandboxUser user, Duration lifetime) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("user_id", user.userId());
    claims.put("tenant_id", user.tenantId());
    claims.put("email", user.email());
    claims.put("is_superuser", user.isSuperuser());
    claims.put("exp", endingAfter(lifetime));
    return claims;
  }

  private Map<String, Object> webSessionClaims(SandboxUser user) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("session_id", "ws-" + user.userId());
    claims.put("user_id", user.userId());
    claims.put("iss", WEB_APP);
    claims.put("aud", List.of("web-app"));
    claims.put("exp", endingAfter(LIFETIME));
    return claims;
  }

  private Map<String, Object> cognitoClaims(SandboxUser user, String use, String clientClaim) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", "00000000-0000-4000-8000-%012d".formatted(user.userId()));
    claims.put("iss", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Sandbox00");
    claims.put("token_use", use);
    claims.put(clientClaim, "sandboxclientid");
    claims.put("exp", endingAfter(LIFETIME));
    return claims;
  }

  private long endingAfter(Duration lifetime) {
    return clock.instant().plus(lifetime).getEpochSecond();
  }

  /**
   * Nobody here holds an RS256 key: such a token gets 256 bytes that only look like a signature.
   */
  private String signed(String algorithm, Map<String, Object> claims) {
    String head = BASE64.encodeToString(Json.bytes(Map.of("alg", algorithm)));
    String content = head + "." + BASE64.encodeToString(Json.bytes(claims));
    String signature =
        algorithm.equals("HS256") ? hmac(content) : BASE64.encodeToString(new byte[256]);
    return content + "." + signature;
  }

  private String hmac(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException("this Java runtime has no HmacSHA256", everyJdkHasIt);
    }
  }

  private static JsonNode decoded(String part) {
    return Optional.of(part)
        .filter(text -> text.matches("[A-Za-z0-9_-]+"))
        .flatMap(SandboxTokens::bytes)
        .map(Json::read)
        .orElseGet(() -> Json.read(new byte[0]));
  }

  private static Optional<byte[]> bytes(String part) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
