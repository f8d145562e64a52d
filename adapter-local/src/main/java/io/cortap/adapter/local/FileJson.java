package io.cortap.adapter.local;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.Sha256;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finished report's file, as stored JSON. */
final class FileJson {
  private FileJson() {}

  static Map<String, @Nullable Object> write(ReportFile file) {
    return new MembersBuilder()
        .with("key", file.key().value())
        .with("file_name", file.fileName())
        .with("format", file.format().name())
        .with("size_bytes", file.sizeBytes())
        .with("sha256", file.sha256().hex())
        .with("template_id", file.template().id())
        .with("template_sha256", file.template().sha256().hex())
        .with("generated_at", file.facts().generatedAt())
        .with("recipient_name", file.facts().recipientName())
        .with("review_type", file.facts().reviewType())
        .with("deficiency_count", file.facts().deficiencyCount())
        .with("review_areas", file.facts().reviewAreas())
        .build();
  }

  static ReportFile read(Members file) {
    return new ReportFile(
        file.read("key", BlobKey::new),
        file.text("file_name"),
        file.read("format", ReportFormat::valueOf),
        file.number("size_bytes"),
        file.read("sha256", Sha256::new),
        new ReportFile.TemplateVersion(
            file.text("template_id"), file.read("template_sha256", Sha256::new)),
        new ReportFile.Facts(
            file.instant("generated_at"),
            file.text("recipient_name"),
            file.text("review_type"),
            file.count("deficiency_count"),
            file.count("review_areas")));
  }
}
