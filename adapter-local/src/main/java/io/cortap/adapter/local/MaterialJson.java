package io.cortap.adapter.local;

import io.cortap.core.job.Material;
import io.cortap.core.job.Trust;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.Sha256;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a job makes its report from, as stored JSON; never the bytes of a token. */
final class MaterialJson {
  private MaterialJson() {}

  static Map<String, @Nullable Object> write(Material material) {
    return switch (material) {
      case Material.Token token ->
          MembersBuilder.ofKind("token")
              .with("key_id", token.token().keyId())
              .with("ends_at", token.tokenEndsAt())
              .with("authorized", token.authorized())
              .with("confirmed", token.confirmed())
              .build();
      case Material.Snapshot snapshot ->
          MembersBuilder.ofKind("snapshot")
              .with("key", snapshot.key().value())
              .with("sha256", snapshot.sha256().hex())
              .build();
      case Material.Erased erased ->
          MembersBuilder.ofKind("erased").with("authorized", erased.confirmed()).build();
    };
  }

  static Material read(Members material, byte[] token) {
    return switch (material.kind()) {
      case "token" ->
          new Material.Token(
              new EncryptedToken(material.text("key_id"), token),
              material.instant("ends_at"),
              trust(material));
      case "snapshot" ->
          new Material.Snapshot(
              material.read("key", BlobKey::new), material.read("sha256", Sha256::new));
      // The first version of the schema did not say; its jobs stay on their users' lists.
      case "erased" ->
          new Material.Erased(!material.has("authorized") || material.truth("authorized"));
      default -> throw material.unknownKind();
    };
  }

  /** Earlier versions knew of no token that is genuine and not allowed. */
  private static Trust trust(Members material) {
    if (material.truth("authorized")) {
      return Trust.ALLOWED;
    }
    return material.has("confirmed") && material.truth("confirmed")
        ? Trust.GENUINE
        : Trust.UNCONFIRMED;
  }
}
