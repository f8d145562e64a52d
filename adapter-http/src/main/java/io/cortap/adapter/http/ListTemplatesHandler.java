package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.template.TemplateProfile;
import io.cortap.ports.inbound.CheckTemplate;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/templates}: the report types, and what each reads. */
final class ListTemplatesHandler implements ReplyHandler {
  private final CheckTemplate templates;

  ListTemplatesHandler(CheckTemplate templates) {
    this.templates = templates;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    List<TemplateProfile> all = Callers.given(templates.list(Callers.of(request, correlation)));
    return Reply.json(
        200, Map.of("templates", all.stream().map(ListTemplatesHandler::members).toList()));
  }

  private static Map<String, @Nullable Object> members(TemplateProfile template) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("report_type", template.type().id());
    members.put("title", template.title());
    members.put("sha256", template.version().sha256().hex());
    members.put("fields", template.fields().stream().map(ListTemplatesHandler::field).toList());
    return members;
  }

  private static Map<String, @Nullable Object> field(TemplateProfile.Field field) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("path", field.path());
    members.put("need", field.need().name().toLowerCase(Locale.ROOT));
    members.put("type", field.kind());
    members.put("default", field.fallback().isEmpty() ? null : field.fallback());
    members.put("place", field.where().isEmpty() ? null : field.where());
    return members;
  }
}
