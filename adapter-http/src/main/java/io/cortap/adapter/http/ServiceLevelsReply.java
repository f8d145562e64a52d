package io.cortap.adapter.http;

import io.cortap.core.operation.ServiceLevels;
import io.cortap.core.operation.ServiceLevels.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service levels, for programs and as a page. */
final class ServiceLevelsReply {
  private static final String NONE = "none yet";

  private ServiceLevelsReply() {}

  static Reply json(ServiceLevels levels) {
    var generation = new LinkedHashMap<String, @Nullable Object>();
    levels
        .generation()
        .forEach((type, percentiles) ->
            generation.put(type.id(), members(percentiles, ServiceLevels.GENERATION_TARGET)));
    var webhooks = new LinkedHashMap<String, @Nullable Object>();
    webhooks.put("decided", levels.webhooks());
    webhooks.put("delivered", levels.delivered());
    webhooks.put("success_percent", levels.webhookSuccessPercent().orElse(null));
    webhooks.put("target_percent", ServiceLevels.WEBHOOK_TARGET_PERCENT);
    webhooks.put("met", levels.webhooksMeetTarget());
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("window_seconds", ServiceLevels.WINDOW.toSeconds());
    members.put("generation", generation);
    members.put(
        "link_to_user",
        levels
            .linkToUser()
            .map(percentiles -> members(percentiles, ServiceLevels.LINK_TARGET))
            .orElse(null));
    members.put("webhooks", webhooks);
    return Reply.json(200, members);
  }

  private static Map<String, @Nullable Object> members(Percentiles percentiles, Duration target) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("count", percentiles.count());
    members.put("p50_seconds", seconds(percentiles.p50()));
    members.put("p95_seconds", seconds(percentiles.p95()));
    members.put("p99_seconds", seconds(percentiles.p99()));
    members.put("target_p95_seconds", seconds(target));
    members.put("met", percentiles.meets(target));
    return members;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  static Reply page(ServiceLevels levels) {
    var page = new HtmlPage("CORTAP-RPT: service levels");
    page.open("header").text("h1", "Service levels").close("header").open("main id=\"main\"");
    page.text(
        "p", "What this node saw within the last 24 hours. A target holds for nineteen of twenty.");
    var rows = new ArrayList<List<String>>();
    levels
        .generation()
        .forEach((type, percentiles) ->
            rows.add(
                row(
                    "Making `" + type.id() + "`",
                    Optional.of(percentiles),
                    ServiceLevels.GENERATION_TARGET)));
    rows.add(row("From request to link", levels.linkToUser(), ServiceLevels.LINK_TARGET));
    page.table(
        "How long it took", List.of("What", "Count", "P50", "P95", "P99", "Target", "Met"), rows);
    page.table(
        "Webhooks that arrived by a quick attempt",
        List.of("What", "Decided", "Delivered", "Share", "Target", "Met"),
        List.of(
            List.of(
                "Webhooks",
                Integer.toString(levels.webhooks()),
                Integer.toString(levels.delivered()),
                levels
                    .webhookSuccessPercent()
                    .map(percent -> String.format(Locale.ROOT, "%.1f %%", percent))
                    .orElse(NONE),
                "99 %",
                word(levels.webhooksMeetTarget()))));
    return page.close("main").reply();
  }

  private static List<String> row(String what, Optional<Percentiles> found, Duration target) {
    String limit = shown(target);
    return found
        .map(percentiles ->
            List.of(
                HtmlPage.marked(what),
                Integer.toString(percentiles.count()),
                shown(percentiles.p50()),
                shown(percentiles.p95()),
                shown(percentiles.p99()),
                limit,
                word(percentiles.meets(target))))
        .orElseGet(() -> List.of(HtmlPage.marked(what), "0", NONE, NONE, NONE, limit, word(true)));
  }

  private static String shown(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", seconds(duration));
  }

  private static String word(boolean met) {
    return met ? "yes" : "no";
  }
}
