package io.cortap.adapter.local;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.TraceParent;
import io.cortap.core.report.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole job as stored JSON, all but the bytes of its token and its trail: those lie apart. */
final class JobJson {
  private JobJson() {}

  static String write(Job job) {
    Acceptance accepted = job.accepted();
    return JsonText.write(
        new MembersBuilder()
            .with("id", accepted.id().value())
            .with("tenant", accepted.requester().tenant().value())
            .with("user", accepted.requester().user().value())
            .with("correlation_id", accepted.correlationId().value())
            .with("traceparent", accepted.correlationId().trace().header())
            .with("created_at", accepted.createdAt())
            .with("updated_at", job.updatedAt())
            // For the index alone: it follows from state and delivery.
            .with("status", job.status().wireName())
            .with("request", RequestJson.write(accepted.request()))
            .with("state", StateJson.write(job.state()))
            .with("delivery", DeliveryJson.write(job.delivery()))
            .with("material", MaterialJson.write(job.material()))
            .with("effort", write(job.effort()))
            .with("progress", job.progress())
            .with("warnings", job.warnings())
            .with("links", job.links().stream().map(JobJson::write).toList())
            .build());
  }

  /**
   * @param trail what lies apart too
   * @param token the encrypted token's bytes; empty where the job holds none
   * @throws DamagedRecordException if this is no job
   */
  static Job read(String json, byte[] token, List<AuditRecord> trail) {
    Members job = Members.of(JsonText.read(json));
    try {
      Acceptance accepted = accepted(job);
      return new Job(
          accepted,
          job.instant("updated_at"),
          StateJson.read(job.object("state")),
          DeliveryJson.read(job.object("delivery")),
          MaterialJson.read(job.object("material"), token),
          effort(job.object("effort")),
          job.count("progress"),
          job.texts("warnings"),
          job.objects("links").stream().map(JobJson::link).toList(),
          new AuditTrail(accepted.trailName(), trail));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("its parts do not fit: " + e.getMessage());
    }
  }

  private static Acceptance accepted(Members job) {
    return new Acceptance(
        job.read("id", JobId::new),
        new Requester(job.read("tenant", TenantId::new), job.read("user", UserId::new)),
        RequestJson.read(job.object("request")),
        correlationId(job),
        job.instant("created_at"));
  }

  private static CorrelationId correlationId(Members job) {
    // Earlier versions knew of no traces.
    return job.has("traceparent")
        ? job.read(
            "correlation_id",
            value -> new CorrelationId(value, job.read("traceparent", JobJson::trace)))
        : job.read("correlation_id", CorrelationId::new);
  }

  private static TraceParent trace(String header) {
    return TraceParent.read(header)
        .orElseThrow(() -> new IllegalArgumentException("no traceparent"));
  }

  private static Map<String, @Nullable Object> write(Effort effort) {
    return new MembersBuilder()
        .with("claims", effort.claims())
        .with("crashes", effort.crashes())
        .with("failures", effort.failures())
        .with("worked", effort.worked().toString())
        .build();
  }

  private static Effort effort(Members effort) {
    return new Effort(
        effort.count("claims"),
        effort.count("crashes"),
        effort.count("failures"),
        effort.read("worked", Duration::parse));
  }

  private static Map<String, @Nullable Object> write(IssuedLink link) {
    return new MembersBuilder()
        .with("serial", link.serial())
        .with("key_id", link.keyId())
        .with("ends_at", link.endsAt())
        .with("openings", link.openings())
        .build();
  }

  private static IssuedLink link(Members link) {
    return new IssuedLink(
        link.count("serial"),
        link.text("key_id"),
        link.instant("ends_at"),
        // Earlier versions left a record on the trail each time, and counted none.
        link.has("openings") ? link.count("openings") : 0);
  }
}
