package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.MintLink;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/jobs/{job_id}/links}: 201 with a fresh link. */
final class MintLinkHandler implements ReplyHandler {
  private final MintLink mintLink;

  MintLinkHandler(MintLink mintLink) {
    this.mintLink = mintLink;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    DownloadLink link =
        OwnJobs.given(mintLink.mint(Callers.of(request, correlation), OwnJobs.named(request)));
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("download_url", link.url().toString());
    members.put("expires_at", WireTime.format(link.endsAt()));
    members.put("link_kind", link.kind().wireName());
    return Reply.json(201, members).with("Location", link.url().toString());
  }
}
