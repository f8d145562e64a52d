package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.app.WallTable.Role;
import io.cortap.app.WallTable.Row;
import io.cortap.app.WalledService.Verification;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.TokenKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every endpoint, asked by everybody, about what is theirs, foreign or missing: one table says all.
 */
final class TenantWallsTest {
  private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

  @TempDir private Path folder = Path.of("");

  private WalledService walled;

  @BeforeEach
  void makeWorld() throws Exception {
    walled = new WalledService(folder);
  }

  @AfterEach
  void endWorld() throws IOException {
    walled.close();
  }

  private Optional<String> token(SandboxUser user) {
    return Optional.of(walled.token(user));
  }

  /** Who plays a role; several tokens where several fit. */
  private List<Optional<String>> players(Role role) {
    return switch (role) {
      case OWNER -> List.of(token(SandboxUser.MARA));
      case TENANT_MATE -> List.of(token(SandboxUser.TOBIAS));
      case SUPERUSER -> List.of(token(SandboxUser.GRETA));
      case OTHER_TENANT -> List.of(token(SandboxUser.INES));
      case SERVICE_TOKEN ->
          Stream.of(TokenKind.SERVICE, TokenKind.WEB_SESSION, TokenKind.COGNITO_ID)
              .map(kind -> walled.world().riskuity().tokens().of(kind, SandboxUser.MARA))
              .map(Optional::of)
              .toList();
      case NOBODY -> List.of(Optional.empty());
      case FORGER -> List.of(Optional.of("not-a.json-web.token"));
      case SERVICE_ACCOUNT -> List.of(Optional.of(walled.account(WalledService.ACCOUNT)));
    };
  }

  /** The owner comes last: their calls change things. */
  @ParameterizedTest
  @EnumSource(
      value = Verification.class,
      names = {"BY_USE", "BY_BOTH"})
  void theTableIsTrue(Verification verification) throws Exception {
    walled.verifying(verification);
    boolean accountsCount = verification == Verification.BY_BOTH;
    var wrong = new ArrayList<String>();
    for (Row row : WallTable.ROWS) {
      for (Role role : List.of(Role.values()).reversed()) {
        int expected =
            row.status(role == Role.SERVICE_ACCOUNT && !accountsCount ? Role.FORGER : role);
        for (Optional<String> token : players(role)) {
          HttpResponse<String> answer = walled.ask(row, row.method(), token);
          if (answer.statusCode() != expected) {
            wrong.add(
                "%s %s %s, %s: %d, not %d: %s"
                    .formatted(
                        row.method(),
                        row.path(),
                        row.id(),
                        role,
                        answer.statusCode(),
                        expected,
                        answer.body()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableHasEveryRouteAndMethod() throws IOException {
    assertThat(WallTable.routes()).hasSizeGreaterThan(30);
    assertThat(WallTable.tabled()).containsExactlyElementsOf(WallTable.routes());
  }

  @Test
  void whatIsForeignCannotBeToldFromWhatIsMissingNorFromWhatIsNoId() throws Exception {
    walled.verifying(Verification.BY_BOTH);
    List<Optional<String>> strangers =
        List.of(token(SandboxUser.INES), Optional.of(walled.account(WalledService.OTHER_ACCOUNT)));
    for (Row row : WallTable.ROWS.stream().filter(Row::isOfAJob).filter(Row::isOwn).toList()) {
      for (String method : row.hasHead() ? List.of("GET", "HEAD") : List.of(row.method())) {
        for (Optional<String> stranger : strangers) {
          var foreign = WalledService.seen(walled.ask(row, method, stranger));
          // An account is told first that it may not do that at all.
          boolean user = stranger.equals(token(SandboxUser.INES));
          for (String other : user ? List.of("missing", "RPT-1") : List.of("missing")) {
            assertThat(foreign)
                .as(method + " " + row.path() + ", and " + other)
                .isEqualTo(WalledService.seen(walled.ask(row.about(other), method, stranger)));
          }
        }
      }
    }
  }

  @Test
  void aHeadSaysWhatAGetWouldSayAndNoMore() throws Exception {
    Collection<Row> rows = WallTable.ROWS.stream().filter(Row::hasHead).toList();
    for (Row row : rows) {
      for (Role role : List.of(Role.OWNER, Role.TENANT_MATE, Role.OTHER_TENANT, Role.NOBODY)) {
        Optional<String> token = players(role).getFirst();
        HttpResponse<String> head = walled.ask(row, "HEAD", token);

        assertThat(head.body()).isEmpty();
        assertThat(WalledService.headersSeen(head))
            .as("HEAD %s %s, %s", row.path(), row.id(), role)
            .isEqualTo(WalledService.headersSeen(walled.ask(row, "GET", token)));
      }
    }
  }

  @Test
  void aKeyOfSomebodyElseIsFree() throws Exception {
    HttpResponse<String> tenantMate = walled.submit(walled.token(SandboxUser.GRETA), "click-1");

    assertThat(tenantMate.statusCode()).isEqualTo(202);
    assertThat(tenantMate.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(tenantMate.body()).doesNotContain(walled.job());
  }

  @Test
  void aKeyThatAnotherTenantUsesChangesNothingOfAnAnswer() throws Exception {
    String ines = walled.token(SandboxUser.INES);

    HttpResponse<String> used = walled.submit(ines, "click-1");
    HttpResponse<String> unused = walled.submit(ines, "click-9");

    assertThat(WalledService.seen(used)).isEqualTo(WalledService.seen(unused));
  }

  @Test
  void aCursorOfSomebodyElseOpensNothing() throws Exception {
    walled.submit(walled.token(SandboxUser.MARA), "click-2");
    walled.verifying(Verification.BY_BOTH);
    String path = "/api/v1/jobs?limit=1";
    String cursor =
        WalledService.first(CURSOR, walled.get(path, token(SandboxUser.MARA))).orElseThrow();

    for (Optional<String> other :
        List.of(
            token(SandboxUser.GRETA),
            token(SandboxUser.INES),
            players(Role.SERVICE_ACCOUNT).getFirst())) {
      HttpResponse<String> answer = walled.get(path + "&cursor=" + cursor, other);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).doesNotContain(walled.job());
    }
  }

  @Test
  void aCopyThatOneUserReadServesNoOther() throws Exception {
    walled.get("/api/v1/projects/58/data", token(SandboxUser.MARA));
    int before = walled.world().riskuity().requests().size();

    HttpResponse<String> foreign = walled.get("/api/v1/projects/58/data", token(SandboxUser.INES));

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(walled.world().riskuity().requests().size())
        .as("Riskuity was asked")
        .isGreaterThan(before);
  }

  @Test
  void aLinkThatIsNotExactlyTheOneOpensNothing() throws Exception {
    String link = walled.link();
    for (String path :
        List.of(
            link.substring(0, link.length() - 2),
            link + "A",
            link.replace("/1-", "/2-"),
            link.replace(walled.job(), WalledService.MISSING_JOB),
            link + "/..")) {
      assertThat(walled.get(path, Optional.empty()).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aServiceAccountSeesItsTenantsJobsAndNeverALink() throws Exception {
    walled.verifying(Verification.BY_BOTH);
    Optional<String> account = players(Role.SERVICE_ACCOUNT).getFirst();
    String list = "/api/v1/jobs?updated_since=2026-03-16T00:00:00Z";

    for (HttpResponse<String> answer :
        List.of(walled.find(account.orElseThrow()), walled.get(list, account))) {
      assertThat(answer.body())
          .contains(walled.job(), "\"status\":\"completed\"", "\"file_size\"")
          .doesNotContain("download", "expires_at", "link_kind");
    }
    assertThat(walled.get("/api/v1/jobs", account).body()).contains("is required");
    Optional<String> other = Optional.of(walled.account(WalledService.OTHER_ACCOUNT));
    assertThat(walled.get(list, other).body()).isEqualTo("{\"jobs\":[]}");
    assertThat(walled.get("/api/v1/whoami", account).body())
        .contains("\"token_kind\":\"service_account\"", "\"tenants\":[\"1\"]");
  }
}
