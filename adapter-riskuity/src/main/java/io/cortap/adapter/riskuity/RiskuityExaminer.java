package io.cortap.adapter.riskuity;

import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.ClockSkew;
import io.cortap.ports.outbound.Examiner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;

/** Looks whether Riskuity answers at all, and what it says the time is. Sends no token. */
public final class RiskuityExaminer implements Examiner {
  private static final String REACHED = "riskuity";
  private static final String FIX =
      "look at RISKUITY_BASE_URL, at the network's way out, and at proxies that intercept TLS";

  private final HttpClient http;
  private final RiskuitySettings settings;

  public RiskuityExaminer(HttpClient http, RiskuitySettings settings) {
    this.http = http;
    this.settings = settings;
  }

  @Override
  public List<Check> examine(Instant now) {
    URI root = URI.create(settings.root() + "/");
    try {
      HttpResponse<Void> answer =
          http.send(
              HttpRequest.newBuilder(root).timeout(settings.timeout()).build(),
              BodyHandlers.discarding());
      return List.of(
          Check.fits(REACHED, root + " answers, with status " + answer.statusCode()),
          ClockSkew.check("riskuity-clock", "Riskuity", answer.headers().firstValue("Date"), now));
    } catch (IOException e) {
      return List.of(
          Check.faulty(REACHED, root + " does not answer: " + e.getClass().getSimpleName(), FIX));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Check.faulty(REACHED, "the look was interrupted", "look again"));
    }
  }
}
