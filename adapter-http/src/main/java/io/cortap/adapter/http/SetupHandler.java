package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.KeepSetup;
import io.cortap.ports.inbound.KeepSetup.Kept;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET} and {@code PUT /api/v1/projects/{project_id}/setup}: the record with a strong entity
 * tag; written only by whoever names the tag that it replaces (RFC 9110, section 13; RFC 6585).
 */
final class SetupHandler implements ReplyHandler {
  private static final String ETAG = "ETag";
  private static final String IF_MATCH = "If-Match";
  private static final String IF_NONE_MATCH = "If-None-Match";
  private static final int TAG_DIGITS = 16;

  private final KeepSetup setups;
  private final TokenFirst tokenFirst;
  private final JsonRequests requests;

  SetupHandler(KeepSetup setups, TokenFirst tokenFirst, JsonRequests requests) {
    this.setups = setups;
    this.tokenFirst = tokenFirst;
    this.requests = requests;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) throws IOException {
    Caller caller = Callers.of(request, correlation);
    ProjectId project = NamedProject.of(request);
    return request.method() == HandlerType.PUT
        ? replaced(request, caller, project)
        : found(request, caller, project);
  }

  private Reply found(Context request, Caller caller, ProjectId project) {
    Optional<EntityTags> known = tags(request, IF_NONE_MATCH);
    Page page = new Page(project, Callers.given(setups.find(caller, project)));
    return known.isPresent() && known.get().matchesWeakly(page.tag())
        ? Reply.empty(304).with(ETAG, page.tag())
        : page.reply();
  }

  private Reply replaced(Context request, Caller caller, ProjectId project) throws IOException {
    Map<String, @Nullable Object> members = tokenFirst.read(caller, () -> requests.read(request));
    Optional<EntityTags> wanted = tags(request, IF_MATCH);
    Optional<EntityTags> unwanted = tags(request, IF_NONE_MATCH);
    if (wanted.isEmpty() && !unwanted.map(EntityTags::any).orElse(false)) {
      throw new RefusedException(
          Problem.of(
                  FailureCode.PRECONDITION_REQUIRED,
                  "a setup record is only written by whoever says which one is replaced")
              .at("setup")
              .hinting(
                  "Send the ETag that was read as If-Match; for a first record 'If-None-Match: *'"
                      + " does too."));
    }
    Page current = new Page(project, Callers.given(setups.find(caller, project)));
    boolean fits =
        wanted.map(tags -> current.isMeantBy(tags)).orElse(true)
            && !unwanted.map(tags -> current.isUnwantedBy(tags)).orElse(false);
    if (!fits) {
      throw stale(current);
    }
    return switch (setups.replace(caller, project, current.kept().version(), members)) {
      case Answer.Given<Kept> given -> new Page(project, given.value()).reply();
      case Answer.Refused<Kept> refused
          when refused.problem().code() == FailureCode.PRECONDITION_FAILED ->
          throw stale(new Page(project, Callers.given(setups.find(caller, project))));
      case Answer.Refused<Kept> refused -> throw new RefusedException(refused.problem());
    };
  }

  private static Optional<EntityTags> tags(Context request, String header) {
    return EntityTags.read(header, Collections.list(request.req().getHeaders(header)));
  }

  private static RefusedException stale(Page current) {
    return new RefusedException(
        Problem.of(
                FailureCode.PRECONDITION_FAILED,
                "the setup record is at version "
                    + current.kept().version()
                    + ", which is not the one that the request means")
            .with(ProblemReplies.CURRENT_ETAG, current.tag())
            .with("current_version", current.kept().version())
            .at("setup"));
  }

  /** A record as it is shown. */
  private record Page(ProjectId project, Kept kept) {

    Reply reply() {
      return Reply.json(200, members()).with(ETAG, tag());
    }

    /** Changes with every write, and with the operator's file where nobody has written. */
    String tag() {
      String digest = Sha256.of(Json.bytes(members())).hex().substring(0, TAG_DIGITS);
      return "\"" + kept.version() + "-" + digest + "\"";
    }

    /** {@code *} means a record that somebody has written. */
    boolean isMeantBy(EntityTags tags) {
      return tags.any() ? kept.version() > 0 : tags.matches(tag());
    }

    /** The same as {@code If-None-Match} compares. */
    boolean isUnwantedBy(EntityTags tags) {
      return tags.any() ? kept.version() > 0 : tags.matchesWeakly(tag());
    }

    private Map<String, @Nullable Object> members() {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("project_id", project.value());
      members.put("version", kept.version());
      members.put("changed_by", kept.change().map(change -> change.actor().value()).orElse(null));
      members.put(
          "changed_at", kept.change().map(change -> WireTime.format(change.at())).orElse(null));
      members.put("setup", kept.record().members());
      return members;
    }
  }
}
