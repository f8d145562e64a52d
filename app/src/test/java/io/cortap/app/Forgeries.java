package io.cortap.app;

import io.cortap.adapter.testkit.SampleKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What somebody makes of tokens that they have, or would like to have. Everything that a forger can
 * know is known here: the issuer's public key, another user's token, the victim's ids.
 */
final class Forgeries {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The issuer's published key; the forger has its public half only. */
  static final KeyPair ISSUER = SampleKeys.ISSUER.pair();

  private static final KeyPair FORGER = SampleKeys.FORGER.pair();
  static final String KEY_ID = "issuer-2026";

  private Forgeries() {}

  /** The key set (RFC 7517, section 5) in which {@link #ISSUER} is published. */
  static String keySet() {
    return "{\"keys\":[" + jwk(ISSUER, KEY_ID) + "]}";
  }

  private static String jwk(KeyPair pair, String id) {
    var key = (RSAPublicKey) pair.getPublic();
    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(id, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    byte[] magnitude = new byte[bytes.length - sign];
    System.arraycopy(bytes, sign, magnitude, 0, magnitude.length);
    return BASE64.encodeToString(magnitude);
  }

  /** A token that the issuer signed with its published key. */
  static String issued(String claims) {
    return byRsa(ISSUER.getPrivate(), "{\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\"}", claims);
  }

  /** What a token says. */
  static String claims(String token) {
    return part(token, 1);
  }

  static String serviceAccount(String subject, Instant now) {
    return issued(
        "{\"sub\":\"%s\",\"exp\":%d}".formatted(subject, now.plusSeconds(3600).getEpochSecond()));
  }

  /**
   * Every forgery by its name.
   *
   * @param mine the forger's own token, tenant 1 and user 102, good and signed with HS256
   * @param hers the victim's as a forger may know it, tenant 1 and user 101
   * @param account the subject of a service account
   */
  static Map<String, String> all(String mine, String hers, String account, Instant now) {
    var all = new LinkedHashMap<String, String>();
    all.put("another user's id", changed(mine, 1, text -> text.replace("102", "101")));
    all.put(
        "another tenant",
        changed(mine, 1, text -> text.replace("\"tenant_id\":1", "\"tenant_id\":2")));
    all.put("a superuser", changed(mine, 1, text -> text.replace("false", "true")));
    all.put(
        "a subject that is a service account's",
        changed(mine, 1, text -> text.replaceFirst("\\{", "{\"sub\":\"" + account + "\",")));
    all.put(
        "a longer life",
        changed(mine, 1, text -> text.replaceAll("\"exp\":[0-9]+", "\"exp\":9999999999")));
    all.put("alg none", head(hers, "none"));
    all.put("alg none, no signature", withoutSignature(head(hers, "none")));
    all.put("alg nOnE, no signature", withoutSignature(head(hers, "nOnE")));
    all.put("no signature", withoutSignature(hers));
    all.put("another alg", head(hers, "RS256"));
    all.put("a stronger alg", head(hers, "HS512"));
    all.put("a key id of nobody", added(hers, "\"kid\":\"nobody-s\""));
    all.put("a key id that is a path", added(hers, "\"kid\":\"../../../dev/null\""));
    all.put("a key URL", added(hers, "\"jku\":\"https://attacker.test/k\""));
    all.put("a certificate URL", added(hers, "\"x5u\":\"https://attacker.test/k\""));
    String claims = part(hers, 1);
    String published = "{\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\"}";
    all.put(
        "a key of the forger's under the issuer's id",
        byRsa(FORGER.getPrivate(), published, claims));
    all.put(
        "an unknown key id",
        byRsa(FORGER.getPrivate(), "{\"alg\":\"RS256\",\"kid\":\"forger-1\"}", claims));
    all.put(
        "a key that the token brings",
        byRsa(
            FORGER.getPrivate(),
            "{\"alg\":\"RS256\",\"jwk\":" + jwk(FORGER, "forger-1") + "}",
            claims));
    all.put("the public key as a secret, DER", confused(ISSUER.getPublic().getEncoded(), claims));
    all.put("the public key as a secret, PEM", confused(pem(), claims));
    all.put(
        "the public key as a secret, JWKS",
        confused(keySet().getBytes(StandardCharsets.UTF_8), claims));
    all.put("an empty secret's", confused(new byte[1], claims));
    all.put(
        "a genuine token of somebody, its payload another's", mixed(issued(part(mine, 1)), hers));
    String end = Long.toString(now.minus(Duration.ofHours(1)).getEpochSecond());
    all.put("expired", issued(claims.replaceAll("\"exp\":[0-9]+", "\"exp\":" + end)));
    all.put("not yet valid", issued(claims.replaceFirst("\\{", "{\"nbf\":9999999998,")));
    all.put("without an end", issued(claims.replaceAll(",\"exp\":[0-9]+", "")));
    all.put(
        "a service account's, expired",
        issued("{\"sub\":\"" + account + "\",\"exp\":" + end + "}"));
    all.put(
        "a service account's, by the forger's key",
        byRsa(FORGER.getPrivate(), published, "{\"sub\":\"" + account + "\",\"exp\":9999999999}"));
    all.put("no token at all", "not-a.json-web.token");
    return all;
  }

  private static String head(String token, String algorithm) {
    return changed(token, 0, text -> text.replace("HS256", algorithm));
  }

  private static String added(String token, String member) {
    return changed(token, 0, text -> text.replaceFirst("\\{", "{" + member + ","));
  }

  /** The same token with other text in one of its parts, signature untouched. */
  private static String changed(String token, int part, UnaryOperator<String> change) {
    String text = part(token, part);
    String other = change.apply(text);
    if (other.equals(text)) {
      throw new AssertionError("nothing was forged in " + text);
    }
    String[] parts = token.split("\\.", -1);
    parts[part] = encoded(other);
    return String.join(".", parts);
  }

  private static String part(String token, int part) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]), StandardCharsets.UTF_8);
  }

  private static String mixed(String signed, String payload) {
    String[] parts = signed.split("\\.", -1);
    return parts[0] + "." + payload.split("\\.", -1)[1] + "." + parts[2];
  }

  private static String withoutSignature(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private static byte[] pem() {
    return ("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(ISSUER.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** HS256 under a key that everybody knows (RFC 8725, section 2.1). */
  private static String confused(byte[] key, String claims) {
    String content = encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims);
    Key secret = new SecretKeySpec(key, "HmacSHA256");
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return content
          + "."
          + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String byRsa(PrivateKey key, String head, String claims) {
    String content = encoded(head) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
