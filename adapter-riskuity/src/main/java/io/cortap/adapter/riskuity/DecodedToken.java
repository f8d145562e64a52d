package io.cortap.adapter.riskuity;

import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import io.cortap.core.report.UserToken;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a JWT says of itself. Nobody has verified it: its claims authorise nothing. */
final class DecodedToken {
  private static final int MOST_NAMES = 50;

  private final JWTClaimsSet claims;
  private final boolean signed;
  private final TokenKind kind;
  private final Optional<Instant> endsAt;
  private final Optional<Instant> beginsAt;

  private DecodedToken(JWTClaimsSet claims, boolean signed) {
    this.claims = claims;
    this.signed = signed;
    // Asked for again with each request of whoever polls.
    this.kind = kind(claims);
    this.endsAt = instant(claims.getExpirationTime());
    this.beginsAt = instant(claims.getNotBeforeTime());
  }

  /** The token's claims, or empty if it is no JWT whose claims can be read. */
  static Optional<DecodedToken> of(UserToken token) {
    try {
      JWT jwt = JWTParser.parse(token.reveal());
      if (jwt instanceof EncryptedJWT) {
        return Optional.empty();
      }
      return Optional.of(new DecodedToken(jwt.getJWTClaimsSet(), !(jwt instanceof PlainJWT)));
    } catch (ParseException | IllegalArgumentException notAJwt) {
      return Optional.empty();
    }
  }

  /** False for {@code alg: none} (RFC 7515, appendix A.5): anybody could have written it. */
  boolean isSigned() {
    return signed;
  }

  TokenKind kind() {
    return kind;
  }

  private static TokenKind kind(JWTClaimsSet claims) {
    if (claims.getClaim("token_use") != null) {
      return "id".equals(claims.getClaim("token_use"))
          ? TokenKind.COGNITO_ID
          : TokenKind.COGNITO_ACCESS;
    }
    if (claims.getClaim("session_id") != null && claims.getClaim("tenant_id") == null) {
      return TokenKind.WEB_SESSION;
    }
    boolean isService = id(claims, "tenant_id").equals("0") || id(claims, "user_id").equals("0");
    return isService ? TokenKind.SERVICE : TokenKind.USER;
  }

  List<String> claimNames() {
    return claims.getClaims().keySet().stream().limit(MOST_NAMES).toList();
  }

  /** A claim that is a whole number or a string, as text; empty for anything else. */
  String id(String claim) {
    return id(claims, claim);
  }

  private static String id(JWTClaimsSet claims, String claim) {
    return switch (claims.getClaim(claim)) {
      case null -> "";
      case String text -> text;
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case BigInteger number -> number.toString();
      default -> "";
    };
  }

  /** The first instant at which it is expired, or empty if it never says. */
  Optional<Instant> endsAt() {
    return endsAt;
  }

  /** From when on it is meant to be used, or empty if it does not say. */
  Optional<Instant> beginsAt() {
    return beginsAt;
  }

  boolean hasEndedAt(Instant now) {
    return endsAt().map(end -> !now.isBefore(end)).orElse(false);
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }
}
