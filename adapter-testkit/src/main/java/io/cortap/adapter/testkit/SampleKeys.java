package io.cortap.adapter.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;

/**
 * RSA keys of 2048 bits that are always the same and guard nothing: to look for primes would take a
 * test longer than all that it does with them.
 */
public enum SampleKeys {
  /** Of whoever issues tokens. */
  ISSUER(
      "fac78e71dd73f4a5ae14e85e08ff7c3898400b0a27370ffb580622f3ea4ca22f"
          + "9dc0d3de500af1bbf27369a96adcd99fd755a3e900935f8c3e44a3f6867a080a"
          + "607dde9f067c3f2c45797bdf84f11af83c07d67f001eebb711347fae5530fab0"
          + "c06f5d1c55ce635227195ffc0b3e9919d9192ffc37a2460211876ca7320bfff7",
      "d5bac8db48a97b07692333b58505c7739ba9913341b357477aa7626227929027"
          + "5e28394dc24190aeccc6bf10689dac7746cb33359d2d0cb641509e2dd5aa5f83"
          + "21bf5d2f77c9106f742b4f67fa36321415a3cda35d9a522c10b67415d6fd0823"
          + "569306b0e5ad3edb920862567c8dae635cc6635dc4a360db3978ccde287e2959"),
  /** Of somebody else. */
  FORGER(
      "ff9c57cc7689c4f05ae9a119baf1d0db2dc2606e644a2708b3ab7b6d603ed596"
          + "ef5e6b0d1971ffcc266c4ae2e39df77e678db92425473fcd1ee991f098c6093b"
          + "3d2162cd59cbc1d20108498392a627e83b781b8a80a749ecda5996acad7cff00"
          + "fa8e14387b2b7c5e03cf10619a6c4ee8e5707c90c50085887389e6ac49b8ab0f",
      "d2db00cb99d88c606e7464783f8bc0c6df6cd8a555471772071edd4382cbb170"
          + "1d5973efe6614a61f6f3bdb6b287d2c54a410c94d21a465674f1439dc21d1e0e"
          + "b7982641c75f4e25297fb31fb29ef8e9a5f0d143274c5199555ea4a9513293e9"
          + "572a459d894e4019a6abb856c107e03affe763ddbc8f9f617e459347171135f3");

  private final KeyPair pair;

  SampleKeys(String p, String q) {
    this.pair = pair(new BigInteger(p, 16), new BigInteger(q, 16));
  }

  /** Both halves; the private one has what makes signing fast (RFC 8017, section 3.2). */
  public KeyPair pair() {
    return pair;
  }

  private static KeyPair pair(BigInteger p, BigInteger q) {
    BigInteger e = BigInteger.valueOf(65_537);
    BigInteger modulus = p.multiply(q);
    BigInteger pLess = p.subtract(BigInteger.ONE);
    BigInteger qLess = q.subtract(BigInteger.ONE);
    BigInteger d = e.modInverse(pLess.multiply(qLess));
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return new KeyPair(
          rsa.generatePublic(new RSAPublicKeySpec(modulus, e)),
          rsa.generatePrivate(
              new RSAPrivateCrtKeySpec(
                  modulus, e, d, p, q, d.mod(pLess), d.mod(qLess), q.modInverse(p))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }
}
