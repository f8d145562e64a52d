package io.cortap.sandbox;

import io.cortap.core.webhook.SignatureFamily;
import io.cortap.core.webhook.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was found of each signature, as the page shows it. */
final class Signatures {
  private Signatures() {}

  static List<Map<String, Object>> of(Verification verification) {
    return switch (verification) {
      case Verification.Genuine genuine -> each(genuine.families(), "");
      case Verification.Rejected rejected -> each(Set.of(), rejected.detail());
    };
  }

  private static List<Map<String, Object>> each(Set<SignatureFamily> verified, String detail) {
    return Stream.of(SignatureFamily.values())
        .map(family -> {
          Map<String, Object> members = new LinkedHashMap<>();
          members.put("header", family.signatureHeader());
          members.put("verified", verified.contains(family));
          members.put("detail", detail);
          return members;
        })
        .toList();
  }
}
