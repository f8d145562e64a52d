package io.cortap.workflow;

import io.cortap.core.job.Job;
import java.util.Map;
import org.slf4j.MDC;

/** What every line says that a thread logs while it works on one job. */
final class LogContext {
  private LogContext() {}

  static void during(Job job, Runnable work) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.put("job_id", job.id().value());
    MDC.put("project_id", job.accepted().request().project().toString());
    MDC.put("user_id", job.accepted().requester().user().value());
    MDC.put("tenant_id", job.accepted().requester().tenant().value());
    MDC.put("correlation_id", job.accepted().correlationId().value());
    try {
      work.run();
    } finally {
      MDC.clear();
      if (before != null) {
        MDC.setContextMap(before);
      }
    }
  }
}
