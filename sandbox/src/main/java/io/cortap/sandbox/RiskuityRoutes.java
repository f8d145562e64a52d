package io.cortap.sandbox;

import io.cortap.sandbox.RouteScript.Reaction;
import io.cortap.sandbox.SandboxTokens.Check;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the stand-in API answers to what, as the real one has been observed to. */
final class RiskuityRoutes {
  private static final Pattern CONTROLS = Pattern.compile("/projects/project_controls/([^/]+)(/?)");
  private static final int DEFAULT_PAGE = 50;
  private static final RouteScript UNSCRIPTED = new RouteScript();

  private final ConcurrentMap<Long, RouteScript> scripts = new ConcurrentHashMap<>();
  private final Queue<SandboxUser> guests = new ConcurrentLinkedQueue<>();
  private final RouteScript tenantList = new RouteScript();
  private final SandboxTokens tokens;
  private final LoopbackServer server;

  RiskuityRoutes(SandboxTokens tokens, LoopbackServer server) {
    this.tokens = tokens;
    this.server = server;
  }

  RouteScript project(long id) {
    return scripts.computeIfAbsent(id, unseen -> new RouteScript());
  }

  RouteScript tenantList() {
    return tenantList;
  }

  void admit(SandboxUser guest) {
    guests.add(guest);
  }

  Optional<Check> check(StubRequest request) {
    return request.bearer().map(tokens::check);
  }

  StubAnswer answer(StubRequest request) {
    Matcher controls = CONTROLS.matcher(request.path());
    boolean isKnown =
        controls.matches()
            || List.of("/projects/tenant/", "/projects/", "/assessments/").contains(request.path());
    if (!isKnown) {
      return StubAnswer.detail(404, "Not Found");
    }
    if (!request.method().equals("GET")) {
      return StubAnswer.detail(405, "Method Not Allowed").with("Allow", "GET");
    }
    return switch (request.path()) {
      case "/projects/" -> StubAnswer.detail(404, "Invalid value in Parameter");
      case "/assessments/" -> StubAnswer.empty(500);
      case "/projects/tenant/" ->
          scripted(request, tenantList, reaction -> authorized(request, this::projects));
      default -> controls(request, controls.group(1), !controls.group(2).isEmpty());
    };
  }

  private StubAnswer controls(StubRequest request, String idText, boolean hasTrailingSlash) {
    if (hasTrailingSlash) {
      String query = request.query().isEmpty() ? "" : "?" + request.query();
      URI there = server.baseUrl().resolve("/projects/project_controls/" + idText);
      return StubAnswer.redirect(there + query);
    }
    if (!idText.matches("[0-9]{1,18}")) {
      return authorized(
          request,
          caller -> StubAnswer.invalid("path", "project_id", "value is not a valid integer"));
    }
    long id = Long.parseLong(idText);
    RouteScript script = scripts.getOrDefault(id, UNSCRIPTED);
    return scripted(
        request,
        script,
        reaction -> authorized(request, caller -> page(request, caller, id, script, reaction)));
  }

  private interface Scripted {
    StubAnswer answer(Reaction reaction);
  }

  private interface Authorized {
    StubAnswer answer(Check.Valid caller);
  }

  /** What the script asks for comes first: an outage does not look at tokens. */
  private StubAnswer scripted(StubRequest request, RouteScript script, Scripted otherwise) {
    Reaction reaction = script.next();
    server.pause(reaction.delay());
    server.passing(reaction.gate());
    if (!reaction.redirect().isEmpty()) {
      return StubAnswer.redirect(reaction.redirect());
    }
    if (reaction.status() == 200) {
      return otherwise.answer(reaction);
    }
    StubAnswer fault = StubAnswer.detail(reaction.status(), "The sandbox was told to answer so");
    return reaction.retryAfter().isEmpty()
        ? fault
        : fault.with("Retry-After", reaction.retryAfter());
  }

  private StubAnswer authorized(StubRequest request, Authorized then) {
    Optional<Check> check = check(request);
    if (check.isEmpty()) {
      return StubAnswer.detail(401, "Not authenticated").with("WWW-Authenticate", "Bearer");
    }
    return switch (check.get()) {
      case Check.Valid valid -> then.answer(valid);
      case Check.Invalid invalid ->
          StubAnswer.detail(401, invalid.detail()).with("WWW-Authenticate", "Bearer");
    };
  }

  private StubAnswer projects(Check.Valid caller) {
    return StubAnswer.json(
        200,
        SandboxProject.all().stream()
            .filter(project -> mayRead(caller, project))
            .map(SandboxProject::summary)
            .toList());
  }

  private StubAnswer page(
      StubRequest request, Check.Valid caller, long id, RouteScript script, Reaction reaction) {
    Optional<SandboxProject> found =
        SandboxProject.all().stream().filter(project -> project.id() == id).findFirst();
    if (found.isEmpty()) {
      return StubAnswer.detail(404, "Project not found");
    }
    if (!mayRead(caller, found.get())) {
      return StubAnswer.detail(403, "Not enough permissions");
    }
    Optional<Integer> offset = request.number("offset", 0).filter(number -> number >= 0);
    Optional<Integer> limit = request.number("limit", DEFAULT_PAGE).filter(number -> number > 0);
    if (offset.isEmpty()) {
      return StubAnswer.invalid("query", "offset", "value is not a valid integer");
    }
    if (limit.isEmpty()) {
      return StubAnswer.invalid("query", "limit", "value is not a valid integer");
    }
    int size = Math.min(limit.get(), script.maxPageSize());
    List<Object> items = script.commented(found.get().items());
    server.pause(script.delayFor(Math.clamp(items.size() - offset.get(), 0, size)));
    return StubAnswer.page(ControlsPage.of(items, offset.get(), size, reaction.quirks()));
  }

  private boolean mayRead(Check.Valid caller, SandboxProject project) {
    return Stream.concat(SandboxUser.all().stream(), guests.stream())
        .filter(user -> user.userId() == caller.userId() && user.tenantId() == caller.tenantId())
        .anyMatch(user ->
            user.tenantId() == project.tenantId() && user.projects().contains(project.id()));
  }
}
