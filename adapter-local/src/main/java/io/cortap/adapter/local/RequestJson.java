package io.cortap.adapter.local;

import io.cortap.core.report.Callback;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked for, as stored JSON. */
final class RequestJson {
  private RequestJson() {}

  static Map<String, @Nullable Object> write(ReportRequest request) {
    return new MembersBuilder()
        .with("project", request.project().value())
        .with("type", request.type().id())
        .with("callback", write(request.callback()))
        .with("format", request.options().format().name())
        .with("include_attachments", request.options().includeAttachments())
        .with("project_setup", request.options().projectSetup())
        .build();
  }

  static ReportRequest read(Members request) {
    return new ReportRequest(
        new ProjectId(request.number("project")),
        request.read("type", ReportType::new),
        callback(request.object("callback")),
        new ReportOptions(
            request.read("format", ReportFormat::valueOf),
            request.truth("include_attachments"),
            request.plain("project_setup")));
  }

  private static Map<String, @Nullable Object> write(Callback callback) {
    return switch (callback) {
      case Callback.Webhook webhook ->
          MembersBuilder.ofKind("webhook").with("url", webhook.url().toString()).build();
      case Callback.Nowhere nowhere -> MembersBuilder.ofKind("nowhere").build();
    };
  }

  private static Callback callback(Members callback) {
    return switch (callback.kind()) {
      case "webhook" -> new Callback.Webhook(callback.read("url", URI::create));
      case "nowhere" -> new Callback.Nowhere();
      default -> throw callback.unknownKind();
    };
  }
}
