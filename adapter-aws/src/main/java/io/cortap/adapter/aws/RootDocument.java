package io.cortap.adapter.aws;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A daily root as stored JSON.
 *
 * @param before empty text for a tenant's first
 */
record RootDocument(
    String tenant, String day, String before, int trails, String ends, String hash) {

  static String write(DailyRoot root) {
    return StoredJson.write(
        new RootDocument(
            root.tenant().value(),
            root.day().toString(),
            root.before().map(Sha256::hex).orElse(""),
            root.trails(),
            root.ends().hex(),
            root.hash().hex()));
  }

  static DailyRoot read(String json) {
    RootDocument root = StoredJson.read(json, RootDocument.class);
    try {
      return new DailyRoot(
          new TenantId(root.tenant()),
          LocalDate.parse(root.day()),
          Optional.of(root.before()).filter(hex -> !hex.isEmpty()).map(Sha256::new),
          root.trails(),
          new Sha256(root.ends()),
          new Sha256(root.hash()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DamagedItemException(
          "the audit root of tenant %s, %s does not fit: %s"
              .formatted(root.tenant(), root.day(), e.getMessage()));
    }
  }
}
