package io.cortap.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.cortap.sandbox.SandboxTokens.Check;
import io.cortap.sandbox.SeenRequest.Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A stand-in for Riskuity's API on 127.0.0.1, with the shapes and quirks that were observed at the
 * real one, five invented projects and four invented users (see {@link SandboxUser}).
 *
 * <p>Beside the API it has {@code POST /token}: {@code {"email": ..., "kind": ..., "expires_in":
 * ...}} answers {@code {"access_token", "token_type", "expires_in"}}; {@code kind} is a {@link
 * TokenKind} in lower case and defaults to {@code user}. There are no passwords: never let it
 * listen to others.
 *
 * <p>For any number of threads.
 */
public final class RiskuityStub implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final InstantSource clock;
  private final String tokenSecret;
  private final SandboxTokens tokens;
  private final LoopbackServer server;
  private final RiskuityRoutes routes;
  private final Arrivals<SeenRequest> requests = new Arrivals<>("requests");

  private RiskuityStub(InstantSource clock, LoopbackServer server, String tokenSecret) {
    this.clock = clock;
    this.tokenSecret = tokenSecret;
    this.tokens = new SandboxTokens(clock, tokenSecret);
    this.server = server;
    this.routes = new RiskuityRoutes(tokens, server);
  }

  /**
   * Starts on any free port, with a token secret of its own.
   *
   * @param random what the secret is drawn from
   */
  public static RiskuityStub start(InstantSource clock, RandomGenerator random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return start(clock, 0, HexFormat.of().formatHex(key));
  }

  /**
   * Starts on this port.
   *
   * @param port 0 for any free one
   * @param tokenSecret its UTF-8 bytes sign the tokens with HS256
   */
  public static RiskuityStub start(InstantSource clock, int port, String tokenSecret) {
    var stub = new RiskuityStub(clock, LoopbackServer.bind(port), tokenSecret);
    stub.server.start(stub::answer);
    return stub;
  }

  /** What {@code RISKUITY_BASE_URL} must be, for instance {@code http://127.0.0.1:40123}. */
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** Tokens of every kind, without going through HTTP. */
  public SandboxTokens tokens() {
    return tokens;
  }

  /** What verifies this stub's tokens locally; goes nowhere but into a setting. */
  public String tokenSecret() {
    return tokenSecret;
  }

  /** How the controls of a project, existing or not, are answered. */
  public RouteScript project(long id) {
    return routes.project(id);
  }

  /** How {@code GET /projects/tenant/} is answered. */
  public RouteScript tenantList() {
    return routes.tenantList();
  }

  /** Lets somebody read beside {@link SandboxUser#all()}. */
  public RiskuityStub admit(SandboxUser guest) {
    routes.admit(guest);
    return this;
  }

  /** The requests answered so far, in the order of their answers; {@code POST /token} apart. */
  public List<SeenRequest> requests() {
    return requests.all();
  }

  /**
   * The same, as soon as there are at least {@code count}.
   *
   * @throws IllegalStateException when there are fewer after {@code timeout} of real time
   */
  public List<SeenRequest> awaitRequests(int count, Duration timeout) {
    return requests.await(count, timeout);
  }

  /** Stops at once; requests that are waiting are dropped. */
  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Instant at = clock.instant();
    StubRequest request = StubRequest.of(exchange);
    if (request.path().equals("/token")) {
      send(exchange, token(exchange, request));
      return;
    }
    StubAnswer answer = routes.answer(request);
    requests.add(
        new SeenRequest(
            at,
            request.method(),
            request.path(),
            request.queryWithoutTokens(),
            request.correlationId(),
            credentials(request),
            answer.isDropped() ? 0 : answer.status()));
    send(exchange, answer);
  }

  private Credentials credentials(StubRequest request) {
    Optional<Check> check = routes.check(request);
    if (check.isEmpty()) {
      return Credentials.NONE;
    }
    return switch (check.get()) {
      case Check.Valid valid -> Credentials.ACCEPTED;
      case Check.Invalid invalid -> Credentials.REFUSED;
    };
  }

  private StubAnswer token(HttpExchange exchange, StubRequest request) throws IOException {
    if (!request.method().equals("POST")) {
      return StubAnswer.detail(405, "Method Not Allowed").with("Allow", "POST");
    }
    JsonNode asked = Json.read(exchange.getRequestBody().readNBytes(4_096));
    Optional<SandboxUser> user = SandboxUser.withEmail(asked.path("email").asText()).findFirst();
    Optional<TokenKind> kind = kind(asked.path("kind").asText("user"));
    if (user.isEmpty() || kind.isEmpty()) {
      return StubAnswer.detail(400, "No such user of the sandbox, or no such kind of token");
    }
    Duration lifetime =
        Duration.ofSeconds(asked.path("expires_in").asLong(SandboxTokens.LIFETIME.toSeconds()));
    var issued = new LinkedHashMap<String, Object>();
    issued.put(
        "access_token",
        kind.get() == TokenKind.USER
            ? tokens.of(user.get(), lifetime)
            : tokens.of(kind.get(), user.get()));
    issued.put("token_type", "bearer");
    issued.put("expires_in", lifetime.toSeconds());
    return StubAnswer.json(200, issued);
  }

  private static Optional<TokenKind> kind(String text) {
    return Stream.of(TokenKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(text))
        .findFirst();
  }

  private static void send(HttpExchange exchange, StubAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (answer.isDropped()) {
      Json.sendHalf(exchange, answer.status(), answer.contentType(), answer.body());
    } else {
      Json.send(exchange, answer.status(), answer.contentType(), answer.body());
    }
  }
}
