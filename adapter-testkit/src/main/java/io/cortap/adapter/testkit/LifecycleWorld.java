package io.cortap.adapter.testkit;

import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.WebhookSink;
import java.time.Instant;
import java.util.Random;

/**
 * What surrounds a service in a scenario: a clock that only moves when told to, a stand-in Riskuity
 * and a receiver of webhooks, both on loopback and both living by that clock.
 */
public final class LifecycleWorld implements AutoCloseable {
  /** The secret that the receiver believes; the service must sign with it. */
  public static final String SECRET =
      "9f2c6b1e8d4a7035c6e9b2f1a8d3c4075e6f90b1a2c3d4e5f60718293a4b5c6d";

  private final SettableClock clock;
  private final RiskuityStub riskuity;
  private final WebhookSink receiver;

  private LifecycleWorld(SettableClock clock, RiskuityStub riskuity, WebhookSink receiver) {
    this.clock = clock;
    this.riskuity = riskuity;
    this.receiver = receiver;
  }

  /** A world in which it is {@code now}. */
  public static LifecycleWorld at(Instant now) {
    var clock = new SettableClock(now);
    return new LifecycleWorld(
        clock,
        RiskuityStub.start(clock, new Random(now.getEpochSecond())),
        WebhookSink.start(clock, SigningSecrets.of(SigningSecret.of(SECRET))));
  }

  /** The time, for service and surroundings alike. */
  public SettableClock clock() {
    return clock;
  }

  /** The stand-in Riskuity. */
  public RiskuityStub riskuity() {
    return riskuity;
  }

  /** Who receives the webhooks. */
  public WebhookSink receiver() {
    return receiver;
  }

  @Override
  public void close() {
    riskuity.close();
    receiver.close();
  }
}
