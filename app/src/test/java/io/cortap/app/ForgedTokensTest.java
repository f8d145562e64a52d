package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.app.WallTable.Role;
import io.cortap.app.WallTable.Row;
import io.cortap.app.WalledService.Verification;
import io.cortap.sandbox.SandboxUser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every forgery at every endpoint over HTTP, however tokens are verified: none opens anything. */
final class ForgedTokensTest {
  @TempDir private static Path folder = Path.of("");

  private static WalledService walled;

  @BeforeAll
  static void makeWorld() throws Exception {
    walled = new WalledService(folder);
  }

  @AfterAll
  static void endWorld() throws IOException {
    walled.close();
  }

  @ParameterizedTest
  @EnumSource(Verification.class)
  void noneOpensAnything(Verification verification) throws Exception {
    walled.verifying(Verification.BY_USE);
    String mara = walled.token(SandboxUser.MARA);
    String before = theirs(walled, mara);
    int received = walled.world().receiver().deliveries().size();
    walled.verifying(verification);
    Map<String, String> forgeries =
        Forgeries.all(
            walled.token(SandboxUser.TOBIAS),
            mara,
            WalledService.ACCOUNT,
            walled.world().clock().instant());
    var opened = new ArrayList<String>();
    // No forgery gets so far that it mattered whether the job exists.
    List<Row> rows = WallTable.ROWS.stream().filter(row -> !row.id().equals("missing")).toList();
    for (Row row : rows) {
      Iterator<HttpResponse<String>> answers =
          walled
              .askTogether(
                  row, row.method(), forgeries.values().stream().map(Optional::of).toList())
              .iterator();
      for (String forgery : forgeries.keySet()) {
        HttpResponse<String> answer = answers.next();
        boolean shut = row.isOpen() || tells401(answer);
        if (!shut || answer.statusCode() != row.status(Role.FORGER)) {
          opened.add(
              "%s %s %s by %s: %d %s"
                  .formatted(
                      row.method(),
                      row.path(),
                      row.id(),
                      forgery,
                      answer.statusCode(),
                      answer.body()));
        }
      }
    }
    walled.service().workflow().worker().runDue();

    assertThat(opened).isEmpty();
    assertThat(walled.world().receiver().deliveries()).hasSize(received);
    walled.verifying(Verification.BY_USE);
    assertThat(theirs(walled, mara)).isEqualTo(before);
  }

  /** The words are those for any bad token: nothing of what was asked for is in them. */
  private static boolean tells401(HttpResponse<String> answer) {
    return answer.statusCode() == 401
        && answer.headers().firstValue("WWW-Authenticate").isPresent()
        && answer.headers().firstValue("Location").isEmpty()
        && !answer.body().contains("rpt-2026")
        && !answer.body().contains("Harbor Valley");
  }

  /** All that the owner has: whatever a forger did would show here. */
  private static String theirs(WalledService walled, String owner) throws Exception {
    var all = new StringBuilder();
    for (String path :
        List.of(
            "/api/v1/jobs",
            "/api/v1/jobs/" + walled.job(),
            "/api/v1/jobs/" + walled.job() + "/deliveries",
            "/api/v1/projects/58/setup",
            "/api/v1/projects/61/setup")) {
      HttpResponse<String> answer = walled.get(path, Optional.of(owner));
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      String host = "http://127\\.0\\.0\\.1:[0-9]+";
      all.append(answer.body().replaceAll(host, "")).append('\n');
    }
    return all.toString();
  }

  @Test
  void theForgeriesAreManyAndTheIssuersOwnTokenIsNone() throws Exception {
    String mara = walled.token(SandboxUser.MARA);
    walled.verifying(Verification.BY_BOTH);

    assertThat(walled.find(mara).statusCode()).isEqualTo(200);
    assertThat(walled.find(Forgeries.issued(Forgeries.claims(mara))).statusCode()).isEqualTo(200);
    assertThat(
            Forgeries.all(
                walled.token(SandboxUser.TOBIAS), mara, "x", walled.world().clock().instant()))
        .hasSizeGreaterThan(25);
  }
}
