package io.cortap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.sandbox.SeenRequest.Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskuityStubTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;
  private final RiskuityStub stub = RiskuityStub.start(clock, new Random(1));
  private final Client client = new Client();
  private final String mara = stub.tokens().of(SandboxUser.MARA);

  @AfterEach
  void close() {
    client.close();
    stub.close();
  }

  private URI url(String pathAndQuery) {
    return URI.create(stub.baseUrl() + pathAndQuery);
  }

  private Client.Answer page(long project, int offset, int limit) throws Exception {
    return client.get(
        url("/projects/project_controls/%d?limit=%d&offset=%d".formatted(project, limit, offset)),
        mara);
  }

  @Nested
  class Pages {
    @Test
    void withoutALimitThePageIsSmall() throws Exception {
      JsonNode envelope = client.get(url("/projects/project_controls/58"), mara).json();

      assertThat(envelope.get("items")).hasSize(50);
      assertThat(envelope.get("total").asInt()).isEqualTo(494);
      assertThat(envelope.get("offset").asInt()).isZero();
      assertThat(envelope.get("limit").asInt()).isEqualTo(50);
    }

    @Test
    void readInPagesEveryControlComesOnce() throws Exception {
      Set<String> ids = new HashSet<>();
      for (int offset = 0; offset < 494; offset += 200) {
        page(58, offset, 200).json().get("items").forEach(item -> ids.add(item.get("id").asText()));
      }

      assertThat(ids).hasSize(494);
    }

    @Test
    void beyondTheEndThePageIsEmpty() throws Exception {
      assertThat(page(58, 494, 200).json().get("items")).isEmpty();
    }

    @Test
    void aGreaterLimitThanTheLargestPageCountsAsThat() throws Exception {
      stub.project(58).maxPageSize(100);

      JsonNode envelope = page(58, 0, 200).json();

      assertThat(envelope.get("limit").asInt()).isEqualTo(100);
      assertThat(envelope.get("items")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=ten", "limit=0", "offset=-1"})
    void aParameterThatIsNoNumberIsExplainedInAList(String query) throws Exception {
      Client.Answer answer = client.get(url("/projects/project_controls/58?" + query), mara);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().at("/detail/0/loc/0").asText()).isEqualTo("query");
    }

    @Test
    void aTrailingSlashRedirectsAndKeepsTheQuery() throws Exception {
      Client.Answer answer = client.get(url("/projects/project_controls/58/?limit=3"), mara);

      assertThat(answer.status()).isEqualTo(307);
      assertThat(answer.header("Location"))
          .isEqualTo(stub.baseUrl() + "/projects/project_controls/58?limit=3");
    }
  }

  @Nested
  class OtherPaths {
    @Test
    void theProjectListAnswers404WhateverIsAsked() throws Exception {
      Client.Answer answer = client.get(url("/projects/?limit=1"), mara);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"detail\":\"Invalid value in Parameter\"}");
    }

    @Test
    void assessmentsAnswer500WithoutABody() throws Exception {
      Client.Answer answer = client.get(url("/assessments/"), mara);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).isEmpty();
    }

    @Test
    void aVersionPrefixIsNotKnown() throws Exception {
      assertThat(client.get(url("/v1/projects/project_controls/58"), mara).status()).isEqualTo(404);
    }

    @Test
    void theTenantsListShowsAUserTheirProjects() throws Exception {
      Client.Answer answer =
          client.get(url("/projects/tenant/"), stub.tokens().of(SandboxUser.TOBIAS));

      assertThat(answer.json()).hasSize(1);
      assertThat(answer.json().get(0).get("id").asInt()).isEqualTo(62);
      assertThat(answer.json().get(0).fieldNames())
          .toIterable()
          .containsExactly("id", "name", "status", "created_at");
    }

    @Test
    void theTenantsListIsEmptyForAServiceToken() throws Exception {
      String service = stub.tokens().of(TokenKind.SERVICE, SandboxUser.MARA);

      assertThat(client.get(url("/projects/tenant/"), service).body()).isEqualTo("[]");
    }

    @Test
    void aProjectThatNobodyKnowsIs404() throws Exception {
      assertThat(page(999, 0, 1).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72})
    void aProjectOfAnotherTenantIs403(long foreign) throws Exception {
      assertThat(page(foreign, 0, 1).status()).isEqualTo(403);
    }

    @Test
    void aProjectOfAnotherUserOfTheTenantIs403() throws Exception {
      String tobias = stub.tokens().of(SandboxUser.TOBIAS);

      assertThat(client.get(url("/projects/project_controls/58"), tobias).status()).isEqualTo(403);
    }
  }

  @Nested
  class Tokens {
    private int probe(String token) throws IOException, InterruptedException {
      return client.get(url("/projects/project_controls/58?limit=1"), token).status();
    }

    @Test
    void withoutATokenTheAnswerIs401() throws Exception {
      Client.Answer answer = client.getWithoutToken(url("/projects/project_controls/58"));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.detail()).isEqualTo("Not authenticated");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "WEB_SESSION", "COGNITO_ID", "COGNITO_ACCESS"})
    void theWrongKindsAreRefused(TokenKind kind) throws Exception {
      assertThat(probe(stub.tokens().of(kind, SandboxUser.MARA))).isEqualTo(401);
    }

    @Test
    void aServiceTokenIsAcceptedAndSeesNoProject() throws Exception {
      assertThat(probe(stub.tokens().of(TokenKind.SERVICE, SandboxUser.MARA))).isEqualTo(403);
    }

    @Test
    void aTokenWorksUntilTheInstantItEnds() throws Exception {
      now.set(NOON.plusSeconds(3599));
      assertThat(probe(mara)).isEqualTo(200);

      now.set(NOON.plusSeconds(3600));
      assertThat(probe(mara)).isEqualTo(401);
    }

    @Test
    void aForgedPayloadIsRefused() throws Exception {
      String[] own = stub.tokens().of(SandboxUser.INES).split("\\.", -1);
      String[] other = mara.split("\\.", -1);

      assertThat(probe(own[0] + "." + other[1] + "." + own[2])).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b.c", "a.b", "....", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String nonsense) throws Exception {
      assertThat(probe(nonsense)).isEqualTo(401);
    }

    @Test
    void theTokenEndpointIssuesWhatWorks() throws Exception {
      Client.Answer issued =
          client.post(
              url("/token"),
              Json.bytes(Map.of("email", SandboxUser.MARA.email(), "expires_in", 60)),
              Map.of());

      assertThat(issued.json().get("expires_in").asInt()).isEqualTo(60);
      assertThat(probe(issued.json().get("access_token").asText())).isEqualTo(200);
    }

    @Test
    void theTokenEndpointIssuesWrongKindsToo() throws Exception {
      Client.Answer issued =
          client.post(
              url("/token"),
              Json.bytes(Map.of("email", SandboxUser.MARA.email(), "kind", "web_session")),
              Map.of());

      assertThat(probe(issued.json().get("access_token").asText())).isEqualTo(401);
    }

    @Test
    void theTokenEndpointKnowsNobodyElse() throws Exception {
      Map<String, String> stranger = Map.of("email", "nobody@elsewhere.example");

      assertThat(client.post(url("/token"), Json.bytes(stranger), Map.of()).status())
          .isEqualTo(400);
      assertThat(client.post(url("/token"), new byte[] {'{'}, Map.of()).status()).isEqualTo(400);
    }
  }

  @Nested
  class Scripts {
    @Test
    void aStatusLastsUntilReset() throws Exception {
      stub.project(58).status(503).retryAfter("7");

      Client.Answer down = page(58, 0, 1);
      assertThat(down.status()).isEqualTo(503);
      assertThat(down.header("Retry-After")).isEqualTo("7");
      assertThat(page(61, 0, 1).status()).isEqualTo(200);

      stub.project(58).reset();
      assertThat(page(58, 0, 1).status()).isEqualTo(200);
    }

    @Test
    void aStatusGivenTimesPasses() throws Exception {
      stub.project(58).statusTimes(503, 2);

      assertThat(List.of(page(58, 0, 1), page(58, 0, 1), page(58, 0, 1)))
          .extracting(Client.Answer::status)
          .containsExactly(503, 503, 200);
    }

    @Test
    void aProbeMayPassBeforeTheFetchFails() throws Exception {
      stub.project(58).afterRequests(1).status(404);

      assertThat(page(58, 0, 1).status()).isEqualTo(200);
      assertThat(page(58, 0, 200).status()).isEqualTo(404);
    }

    @Test
    void aRedirectMayLeadElsewhere() throws Exception {
      stub.project(58).redirect(URI.create("http://elsewhere.example/x"));

      assertThat(page(58, 0, 1).header("Location")).isEqualTo("http://elsewhere.example/x");
    }

    @Test
    void theTenantsListCanFailToo() throws Exception {
      stub.tenantList().status(500);

      assertThat(client.get(url("/projects/tenant/"), mara).status()).isEqualTo(500);
    }

    @Test
    void aHeldRequestIsAnsweredOnceReleased() throws Exception {
      stub.project(58).hold();
      CompletableFuture<Integer> held =
          CompletableFuture.supplyAsync(() -> {
            try {
              return page(58, 0, 1).status();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> stub.awaitRequests(1, Duration.ofMillis(50)));
      stub.project(58).release();
      assertThat(held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void aDelayedAnswerComesThatMuchLater() throws Exception {
      stub.project(58).delay(Duration.ofMillis(120));

      long before = System.nanoTime();
      page(58, 0, 1);

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void aPageTakesAsLongAsItsControlsAreMany() throws Exception {
      stub.project(58).delayPerControl(Duration.ofMillis(30));

      long before = System.nanoTime();
      page(58, 490, 1_000);

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(4 * 30))
          .isLessThan(Duration.ofMillis(494 * 30));
    }
  }

  @Nested
  class Guests {
    private final SandboxUser noor =
        new SandboxUser(901, 1, "noor.adeyemi@larkspur-review.example", false, Set.of(58L));

    @Test
    void readTheirProjectsOnceAdmitted() throws Exception {
      String token = stub.tokens().of(noor);
      URI page = url("/projects/project_controls/58?limit=1");

      assertThat(client.get(page, token).status()).isEqualTo(403);
      stub.admit(noor);

      assertThat(client.get(page, token).status()).isEqualTo(200);
      assertThat(client.get(url("/projects/project_controls/62?limit=1"), token).status())
          .isEqualTo(403);
    }
  }

  @Nested
  class Quirks {
    @Test
    void theTotalMayChangeAfterTheFirstPage() throws Exception {
      stub.project(58).quirk(PageQuirk.TOTAL_CHANGES);

      assertThat(page(58, 0, 200).json().get("total").asInt()).isEqualTo(494);
      assertThat(page(58, 200, 200).json().get("total").asInt()).isEqualTo(495);
    }

    @Test
    void anIdMayComeTwice() throws Exception {
      stub.project(58).quirk(PageQuirk.DUPLICATE_IDS);

      JsonNode items = page(58, 0, 10).json().get("items");

      assertThat(items.get(9).get("id")).isEqualTo(items.get(0).get("id"));
    }

    @Test
    void aPageMayBeShorterThanItsLimit() throws Exception {
      stub.project(58).quirk(PageQuirk.SHORT_PAGES);

      assertThat(page(58, 0, 200).json().get("items")).hasSize(100);
    }

    @Test
    void laterPagesMayBeEmpty() throws Exception {
      stub.project(58).quirk(PageQuirk.EMPTY_LATER_PAGES);

      assertThat(page(58, 200, 200).json().get("items")).isEmpty();
    }

    @Test
    void theEnvelopeMayBeMissing() throws Exception {
      stub.project(58).quirk(PageQuirk.BARE_LIST);

      assertThat(page(58, 0, 200).json().isArray()).isTrue();
    }

    @Test
    void theJsonMayEndInTheMiddle() throws Exception {
      stub.project(58).quirk(PageQuirk.TRUNCATED_JSON);

      Client.Answer answer = page(58, 0, 200);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().isMissingNode()).isTrue();
    }

    @Test
    void theConnectionMayBreakOff() {
      stub.project(58).quirk(PageQuirk.DROPPED_CONNECTION);

      assertThatExceptionOfType(IOException.class).isThrownBy(() -> page(58, 0, 200));
    }

    @Test
    void aLoginPageMayComeInstead() throws Exception {
      stub.project(58).quirk(PageQuirk.HTML);

      assertThat(page(58, 0, 200).header("Content-Type")).isEqualTo("text/html");
    }
  }

  @Nested
  class Log {
    @Test
    void eachRequestIsKeptWithoutItsToken() throws Exception {
      page(58, 0, 1);
      client.getWithoutToken(url("/projects/tenant/"));
      client.get(url("/projects/tenant/?token=" + mara), mara + "x");

      List<SeenRequest> seen = stub.awaitRequests(3, PATIENCE);

      assertThat(seen)
          .containsExactly(
              new SeenRequest(
                  NOON,
                  "GET",
                  "/projects/project_controls/58",
                  "limit=1&offset=0",
                  "corr-1",
                  Credentials.ACCEPTED,
                  200),
              new SeenRequest(NOON, "GET", "/projects/tenant/", "", "", Credentials.NONE, 401),
              new SeenRequest(
                  NOON,
                  "GET",
                  "/projects/tenant/",
                  "token=[token]",
                  "corr-1",
                  Credentials.REFUSED,
                  401));
    }

    @Test
    void twoStubsDoNotShareTheirSecret() {
      try (RiskuityStub other = RiskuityStub.start(clock, new Random(2))) {
        assertThat(other.tokenSecret()).isNotEqualTo(stub.tokenSecret());
        assertThat(new ArrayList<>(other.requests())).isEmpty();
      }
    }
  }
}
