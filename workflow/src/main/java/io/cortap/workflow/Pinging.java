package io.cortap.workflow;

import io.cortap.core.intake.PingForm;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TraceParent;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.Ping;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.TestWebhook;
import io.cortap.ports.outbound.Notifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Tries receivers out, on the thread of the call, for callers who are vouched for. */
final class Pinging implements TestWebhook {
  private final Access access;
  private final Notifier notifier;
  private final SigningSecrets signing;
  private final Duration limit;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Shares places;

  Pinging(
      Access access,
      Notifier notifier,
      WorkflowSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.access = access;
    this.notifier = notifier;
    this.signing = settings.signing();
    this.limit = settings.limits().attempt();
    this.clock = clock;
    this.random = random;
    this.places = new Shares(settings.capacity().deliveries());
  }

  @Override
  public Answer<Tested> test(Caller caller, Map<String, ? extends @Nullable Object> form) {
    return Guarded.answer(() ->
        switch (access.verified(caller)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> requester ->
              switch (PingForm.read(form, notifier::refusal)) {
                case PingForm.Reading.Refused refused -> Answer.refused(refused.problem());
                case PingForm.Reading.Receiver receiver ->
                    sent(caller, requester.value(), receiver.url());
              };
        });
  }

  private Answer<Tested> sent(Caller caller, Requester requester, URI receiver) {
    if (!places.tryEnter(requester)) {
      return Answer.refused(
          Problem.of(
              FailureCode.TOO_MANY_REQUESTS,
              "as many pings are under way, or of this caller, as the service can send"));
    }
    try {
      Instant signedAt = clock.instant();
      var ping = new Ping(EventId.ping(suffix()), signedAt);
      byte[] body = ping.payload().bytes();
      var headers = new LinkedHashMap<String, String>();
      headers.put("Content-Type", "application/json");
      headers.put("X-Correlation-ID", caller.correlationId().value());
      headers.put(TraceParent.HEADER, caller.correlationId().trace().header());
      headers.putAll(signing.headers(ping.event(), signedAt, body));
      AttemptOutcome outcome = notifier.send(receiver, headers, body, limit).outcome();
      return Answer.given(
          new Tested(ping.event(), outcome, Duration.between(signedAt, clock.instant())));
    } finally {
      places.leave(requester);
    }
  }

  private String suffix() {
    byte[] drawn = new byte[12];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
