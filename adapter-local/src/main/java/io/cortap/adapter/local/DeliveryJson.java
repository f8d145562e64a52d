package io.cortap.adapter.local;

import io.cortap.core.job.Delivery;
import io.cortap.core.webhook.SchedulePosition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a webhook stands, as stored JSON. */
final class DeliveryJson {
  private DeliveryJson() {}

  static Map<String, @Nullable Object> write(Delivery delivery) {
    return switch (delivery) {
      case Delivery.None none -> MembersBuilder.ofKind("none").build();
      case Delivery.Pending pending ->
          MembersBuilder.ofKind("pending")
              .with("tries", write(pending.tries()))
              .with("next_at", pending.nextAt())
              .build();
      case Delivery.Attempting attempting ->
          MembersBuilder.ofKind("attempting")
              .with("tries", write(attempting.tries()))
              .with("started_at", attempting.startedAt())
              .with("lease", LeaseJson.write(attempting.lease()))
              .build();
      case Delivery.Delivered delivered ->
          MembersBuilder.ofKind("delivered")
              .with("tries", write(delivered.tries()))
              .with("delivered_at", delivered.deliveredAt())
              .build();
      case Delivery.Exhausted exhausted ->
          MembersBuilder.ofKind("exhausted")
              .with("tries", write(exhausted.tries()))
              .with("ended_at", exhausted.endedAt())
              .build();
      case Delivery.Stopped stopped ->
          MembersBuilder.ofKind("stopped")
              .with("tries", write(stopped.tries()))
              .with("ended_at", stopped.endedAt())
              .build();
    };
  }

  static Delivery read(Members delivery) {
    return switch (delivery.kind()) {
      case "none" -> new Delivery.None();
      case "pending" -> new Delivery.Pending(tries(delivery), delivery.instant("next_at"));
      case "attempting" ->
          new Delivery.Attempting(
              tries(delivery),
              delivery.instant("started_at"),
              LeaseJson.read(delivery.object("lease")));
      case "delivered" -> new Delivery.Delivered(tries(delivery), delivery.instant("delivered_at"));
      case "exhausted" -> new Delivery.Exhausted(tries(delivery), delivery.instant("ended_at"));
      case "stopped" -> new Delivery.Stopped(tries(delivery), delivery.instant("ended_at"));
      default -> throw delivery.unknownKind();
    };
  }

  private static Map<String, @Nullable Object> write(Delivery.Tries tries) {
    return new MembersBuilder()
        .with("made", tries.made())
        .with("position", tries.position().number())
        .with("last_error", tries.lastError())
        .with("crashes", tries.crashes())
        .build();
  }

  private static Delivery.Tries tries(Members delivery) {
    Members tries = delivery.object("tries");
    return new Delivery.Tries(
        tries.count("made"),
        new SchedulePosition(tries.count("position")),
        tries.text("last_error"),
        // Earlier versions did not count them.
        tries.has("crashes") ? tries.count("crashes") : 0);
  }
}
