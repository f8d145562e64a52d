package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.RiskuityClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Looks for the users' tokens, whole or in part, plain or in Base64, in all that is stored, logged,
 * sent, answered or said of itself by anything, whatever goes wrong.
 */
final class TokenCustodyTest {
  private static final int WINDOW = 16;
  private static final int HISTORIES = 5;

  /** Every token begins like this, so that any 16 characters of it are a trace of one. */
  private static final List<String> TRACES = traces(SimulatedWorld.TOKENS_BEGIN);

  private int events;

  @TempDir private Path folder = Path.of("");
  private final AtomicInteger made = new AtomicInteger();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final SimulatedStores.Kind onSqlite =
      SimulatedStores.onSqlite(() -> folder.resolve("history-" + made.incrementAndGet()));

  private static List<String> traces(String secret) {
    var traces = new ArrayList<String>();
    for (int i = 0; i + WINDOW <= secret.length(); i++) {
      traces.add(secret.substring(i, i + WINDOW));
    }
    // What Base64 makes of it depends on how many bytes precede it, up to the first whole group.
    for (int before = 0; before < 3; before++) {
      String aligned = secret.substring(before);
      String whole = aligned.substring(0, aligned.length() / 3 * 3);
      byte[] bytes = whole.getBytes(StandardCharsets.US_ASCII);
      traces.add(Base64.getEncoder().encodeToString(bytes));
      traces.add(Base64.getUrlEncoder().encodeToString(bytes));
    }
    return traces;
  }

  private static boolean holdsToken(byte[] bytes) {
    return holdsToken(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static boolean holdsToken(String text) {
    return TRACES.stream().anyMatch(text::contains);
  }

  @BeforeEach
  void logEverything() {
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void logNothing() {
    root.setLevel(Level.OFF);
    root.detachAppender(log);
  }

  /** Messages, key-value pairs, exceptions with their causes, and the names of threads. */
  private String logged() {
    var text = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      text.append(event.getFormattedMessage()).append(event.getThreadName());
      text.append(event.getKeyValuePairs());
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private void assertThatNothingHoldsAToken(SimulatedWorld world) {
    assertThat(world.said()).noneMatch(TokenCustodyTest::holdsToken);
    assertThat(holdsToken(logged())).as("the log").isFalse();
    events += log.list.size();
    log.list.clear();
  }

  /** Plays one history, looking after each of its happenings. */
  private Set<FailureCode> played(long seed, Mutant mutant, SimulatedStores.Kind kind) {
    var world = new SimulatedWorld(seed, mutant, kind);
    world.live(Simulation.history(seed), () -> assertThatNothingHoldsAToken(world));
    Set<FailureCode> codes = EnumSet.noneOf(FailureCode.class);
    for (Job job : world.jobs()) {
      if (job.state() instanceof JobState.Failed failed) {
        codes.add(failed.problem().code());
      }
    }
    return codes;
  }

  @Test
  void theSearchFindsATokenWhereverOneIsPlanted() throws Exception {
    String token = SimulatedWorld.TOKENS_BEGIN + "0-number-0";
    byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);

    assertThat(holdsToken("Bearer " + token + ".")).isTrue();
    assertThat(holdsToken("…" + token.substring(3, 3 + WINDOW) + "…")).isTrue();
    for (String before : List.of("", "a", "ab")) {
      byte[] shifted = (before + token).getBytes(StandardCharsets.US_ASCII);
      assertThat(holdsToken(Base64.getEncoder().encodeToString(shifted))).isTrue();
    }
    try (SimulatedStores stores = onSqlite.make(Mutant.NONE, SimulatedWorld.noSetups())) {
      assertThat(stores.rows().get()).noneMatch(TokenCustodyTest::holdsToken);
      Files.write(folder.resolve("history-1").resolve("left.txt"), bytes);
      assertThat(stores.rows().get()).anyMatch(TokenCustodyTest::holdsToken);
    }
    assertThat(holdsToken(logged())).isFalse();
    root.atTrace()
        .setCause(new IllegalStateException("outside", new IllegalStateException(token)))
        .log("an exception's cause");
    assertThat(holdsToken(logged())).isTrue();
    log.list.clear();
    root.atTrace().addKeyValue("header", token).log("a value");
    assertThat(holdsToken(logged())).isTrue();
  }

  @Test
  void noTokenIsAnywhereWhateverHappens() {
    Set<FailureCode> met = EnumSet.noneOf(FailureCode.class);
    for (long seed = 1; seed <= HISTORIES; seed++) {
      met.addAll(played(seed, Mutant.NONE, onSqlite));
    }
    for (long seed = HISTORIES + 1; seed <= 12 * HISTORIES; seed++) {
      met.addAll(played(seed, Mutant.NONE, SimulatedStores.Kind.MEMORY));
    }

    // Every other code has its turn below.
    assertThat(met).contains(FailureCode.EXPIRED_TOKEN, FailureCode.INVALID_TOKEN);
    assertThat(events).isGreaterThan(1_000);
  }

  @Test
  void noTokenIsAnywhereWhateverAJobFailsWith() {
    for (FailureCode code : FailureCode.values()) {
      var world = new SimulatedWorld(1, refusing(code), SimulatedStores.Kind.MEMORY);
      world.live(
          List.of(new Happening(Happening.Kind.SUBMIT, 0, 0, 1, List.of())),
          () -> assertThatNothingHoldsAToken(world),
          false);
      assertThat(world.jobs())
          .singleElement()
          .satisfies(job ->
              assertThat(job.state())
                  .isInstanceOfSatisfying(
                      JobState.Failed.class,
                      failed ->
                          assertThat(failed.problem().code())
                              .isEqualTo(
                                  code == FailureCode.INVALID_TOKEN
                                      ? FailureCode.EXPIRED_TOKEN
                                      : code)));
    }
  }

  private static Mutant refusing(FailureCode code) {
    return new Mutant() {
      @Override
      public RiskuityClient riskuity(RiskuityClient riskuity) {
        return new RiskuityClient() {
          @Override
          public Probe probe(
              UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
            return riskuity.probe(token, project, correlationId, limit);
          }

          @Override
          public Controls controls(
              UserToken token,
              ProjectId project,
              CorrelationId correlationId,
              Duration limit,
              Progress progress) {
            return new Controls.Refused(Problem.of(code, "refused to " + token));
          }
        };
      }
    };
  }
}
