package io.cortap.adapter.http;

import io.cortap.ports.inbound.SubmitReport.Check;
import io.cortap.ports.inbound.SubmitReport.Trial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that was tried out and would be accepted (contract, section 1, {@code dry_run}). */
final class TrialJson {
  private TrialJson() {}

  static Map<String, @Nullable Object> of(Trial trial) {
    var wouldCreate = new LinkedHashMap<String, @Nullable Object>();
    wouldCreate.put("report_type", trial.request().type().id());
    wouldCreate.put("project_id", trial.request().project().value());
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("verdict", "accepted");
    members.put("would_create", wouldCreate);
    members.put("checks", trial.checks().stream().map(TrialJson::check).toList());
    members.put("warnings", trial.warnings());
    return members;
  }

  private static Map<String, @Nullable Object> check(Check check) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("name", check.name());
    members.put("outcome", check.passed() ? "passed" : "unconfirmed");
    members.put("detail", check.detail());
    return members;
  }
}
