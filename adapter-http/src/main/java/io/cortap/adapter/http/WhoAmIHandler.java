package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.ExamineToken;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/whoami}: what the service sees in the caller's token, never the token. */
record WhoAmIHandler(ExamineToken examineToken) implements ReplyHandler {
  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    var examined = Callers.given(examineToken.examine(Callers.of(request, correlation)));
    var members = new LinkedHashMap<String, @Nullable Object>();
    switch (examined.party()) {
      case Requester requester -> {
        members.put("token_kind", "user");
        members.put("tenant_id", requester.tenant().value());
        members.put("user_id", requester.user().value());
      }
      case ServiceAccount account -> {
        members.put("token_kind", "service_account");
        members.put("subject", account.subject());
        members.put("tenants", account.tenants().stream().map(TenantId::value).toList());
      }
    }
    members.put("expires_at", WireTime.format(examined.endsAt()));
    members.put("seconds_left", Duration.between(examined.seenAt(), examined.endsAt()).toSeconds());
    members.put("verified", examined.verified());
    members.put("claims", examined.claims());
    return Reply.json(200, members);
  }
}
