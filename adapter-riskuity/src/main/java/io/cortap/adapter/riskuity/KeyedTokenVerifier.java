package io.cortap.adapter.riskuity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jwt.SignedJWT;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a token by its signature, with keys that the operator trusts. Which key may be tried
 * follows from the algorithm, and only from a list (RFC 8725, sections 3.1 and 3.2): HS256 with the
 * secret, RSA and EC with published keys. Keys that a token brings or points to ({@code jwk},
 * {@code jku}, {@code x5u}, {@code x5c}) are never looked at.
 */
public final class KeyedTokenVerifier implements TokenVerifier {
  private static final Set<JWSAlgorithm> PUBLISHED =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Optional<JwtSecret> secret;
  private final Optional<PublishedKeys> published;
  private final List<ServiceAccount> accounts;
  private final DecodedTokens decoded = new DecodedTokens();

  /**
   * The same without service accounts.
   *
   * @param http borrowed; it must never follow redirects by itself
   * @throws IllegalArgumentException if there is no key to verify with
   */
  public KeyedTokenVerifier(HttpClient http, TrustedKeys keys) {
    this(http, keys, List.of());
  }

  /**
   * @param http borrowed; it must never follow redirects by itself
   * @param accounts whose tokens are told by their subject
   * @throws IllegalArgumentException if there is no key to verify with
   */
  public KeyedTokenVerifier(HttpClient http, TrustedKeys keys, List<ServiceAccount> accounts) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("signatures cannot be verified without any key");
    }
    this.secret = keys.secret();
    this.published = keys.keySet().map(url -> new PublishedKeys(http, url));
    this.accounts = List.copyOf(accounts);
  }

  @Override
  public Reading read(UserToken token, Instant now) {
    return TokenReading.of(decoded.of(token), now, accounts);
  }

  @Override
  public List<String> claimNames(UserToken token) {
    return decoded.of(token).map(DecodedToken::claimNames).orElse(List.of());
  }

  @Override
  public boolean verifiesAlone() {
    return true;
  }

  @Override
  public Verdict verify(UserToken token, CorrelationId correlationId, Instant now, Duration limit) {
    return switch (read(token, now)) {
      case Reading.Unusable unusable -> new Verdict.Refused(unusable.problem());
      case Reading.Usable usable -> signature(token, now);
    };
  }

  private Verdict signature(UserToken token, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(token.reveal());
      JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
      if (JWSAlgorithm.HS256.equals(algorithm) && secret.isPresent()) {
        return verdict(jwt.verify(new MACVerifier(secret.get().bytes())));
      }
      if (PUBLISHED.contains(algorithm) && published.isPresent()) {
        return verdict(isByOneOf(published.get(), jwt, now));
      }
      return refused("The token's signature is of a kind that is not accepted here (alg).");
    } catch (KeySourceException e) {
      return new Verdict.Unknown("the issuer's keys could not be read");
    } catch (ParseException | JOSEException | IllegalArgumentException unusable) {
      return refused("The token's signature cannot be checked.");
    }
  }

  private static boolean isByOneOf(PublishedKeys keys, SignedJWT jwt, Instant now)
      throws JOSEException {
    for (JWK key : keys.candidates(JWKMatcher.forJWSHeader(jwt.getHeader()), now)) {
      if (key instanceof AsymmetricJWK asymmetric
          && jwt.verify(verifier(jwt.getHeader(), asymmetric))) {
        return true;
      }
    }
    return false;
  }

  private static JWSVerifier verifier(JWSHeader header, AsymmetricJWK key) throws JOSEException {
    return new DefaultJWSVerifierFactory().createJWSVerifier(header, key.toPublicKey());
  }

  private static Verdict verdict(boolean isGenuine) {
    return isGenuine
        ? new Verdict.Genuine()
        : refused("The token's signature is not by a key that is trusted here.");
  }

  private static Verdict refused(String message) {
    return new Verdict.Refused(Problem.of(FailureCode.INVALID_TOKEN, message).at("authorize"));
  }
}
