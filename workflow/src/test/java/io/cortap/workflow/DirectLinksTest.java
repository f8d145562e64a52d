package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.core.report.LinkMode;
import io.cortap.core.report.LinkPolicy;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.OpenLink.Opened;
import io.cortap.ports.outbound.PortUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reports in a store that has URLs of its own, signed by credentials that may end. */
final class DirectLinksTest {
  private static final Instant WEEK = NOON.plus(Duration.ofDays(7));
  private static final Instant SESSION_END = NOON.plus(Duration.ofHours(1));

  private final Bench bench = new Bench();

  private void choose(LinkMode mode) {
    LinkPolicy standard = LinkPolicy.STANDARD;
    bench.links = new LinkPolicy(standard.promise(), standard.retention(), mode);
  }

  private static JobId made(Workflow node) {
    JobId id = accepted(node);
    node.worker().runDue();
    return id;
  }

  private DownloadLink shown(Workflow node, JobId id) {
    bench.tokens.issue(Bench.TOKEN, Bench.MARA, bench.clock.instant().plus(Duration.ofHours(1)));
    return switch (node.findJob().find(caller(), id)) {
      case Answer.Given<FindJob.Found> given
          when given.value().download() instanceof FindJob.Download.Ready ready ->
          ready.link();
      case Answer.Given<FindJob.Found> given -> throw new AssertionError("no link");
      case Answer.Refused<FindJob.Found> refused ->
          throw new AssertionError(refused.problem().toString());
    };
  }

  private static Answer<Opened> open(Workflow node, DownloadLink link) {
    String[] path = link.url().getPath().split("/");
    return node.openLink().open(new JobId(path[path.length - 2]), path[path.length - 1]);
  }

  private static Opened opened(Workflow node, DownloadLink link) {
    return switch (open(node, link)) {
      case Answer.Given<Opened> given -> given.value();
      case Answer.Refused<Opened> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  @Nested
  class ByThemselves {
    @Test
    void linksAreDirectWhereTheStoresUrlKeepsThePromise() {
      bench.blobs.signUntil(WEEK);
      Workflow node = bench.node("a");

      DownloadLink link = shown(node, made(node));

      assertThat(link.kind()).isEqualTo(LinkKind.DIRECT);
      assertThat(link.endsAt()).isEqualTo(WEEK);
      assertThat(link.url()).hasHost("files.example.test");
    }

    @Test
    void theWebhookCarriesTheSame() {
      bench.blobs.signUntil(WEEK);
      Workflow node = bench.node("a");
      made(node);

      assertThat(new String(bench.receiver.attempts().getLast().body(), StandardCharsets.UTF_8))
          .contains("https://files.example.test/reports/")
          .contains("\"link_kind\": \"direct\"")
          .contains("\"expires_at\": \"2027-03-22T12:00:00Z\"");
    }

    @Test
    void underASessionOfOneHourTheyAreStableAndOpenForSevenDays() {
      bench.blobs.signUntil(SESSION_END);
      Workflow node = bench.node("a");
      DownloadLink link = shown(node, made(node));
      assertThat(link.kind()).isEqualTo(LinkKind.STABLE);
      assertThat(link.endsAt()).isEqualTo(WEEK);

      bench.clock.advance(Duration.ofDays(6).plusHours(23));
      bench.blobs.signUntil(WEEK.plus(Duration.ofDays(1)));
      assertThat(opened(node, link)).isInstanceOf(Opened.Elsewhere.class);

      bench.clock.advance(Duration.ofHours(1));
      assertThat(refusal(open(node, link)).code()).isEqualTo(FailureCode.LINK_EXPIRED);
    }

    @Test
    void aStableLinkLeadsToTheStoreForFiveMinutesAndNeverLongerThanItself() {
      bench.blobs.signUntil(SESSION_END);
      Workflow node = bench.node("a");
      DownloadLink link = shown(node, made(node));

      assertThat(opened(node, link))
          .isInstanceOfSatisfying(
              Opened.Elsewhere.class,
              elsewhere ->
                  assertThat(elsewhere.link().endsAt())
                      .isEqualTo(NOON.plus(Duration.ofMinutes(5))));

      bench.clock.advance(Duration.ofDays(7).minusMinutes(2));
      bench.blobs.signUntil(Instant.MAX);
      assertThat(opened(node, link))
          .isInstanceOfSatisfying(
              Opened.Elsewhere.class,
              elsewhere -> assertThat(elsewhere.link().endsAt()).isEqualTo(WEEK));
    }

    @Test
    void aDirectLinkIsReplacedOnceNoCredentialsLastUntilItsEnd() {
      bench.blobs.signUntil(WEEK);
      Workflow node = bench.node("a");
      JobId id = made(node);

      bench.blobs.signUntil(SESSION_END);

      assertThat(shown(node, id).kind()).isEqualTo(LinkKind.STABLE);
      assertThat(shown(node, id)).isEqualTo(shown(node, id));
    }

    @Test
    void aStoreThatCannotSignTakesNothingFromStableLinks() {
      bench.blobs.signUntil(WEEK);
      bench.blobs.meet(new NoSigning());
      Workflow node = bench.node("a");

      DownloadLink link = shown(node, made(node));

      assertThat(link.kind()).isEqualTo(LinkKind.STABLE);
      assertThat(opened(node, link)).isInstanceOf(Opened.Here.class);
    }
  }

  private static final class NoSigning implements Trouble {
    @Override
    public void before(String call) {
      if (call.equals("link")) {
        throw new PortUnavailableException("sign", "the credentials cannot be had");
      }
    }
  }

  @Nested
  class AskedToBeDirect {
    @Test
    void theyEndWithTheSessionAndSaySoAndAReadGivesTheNext() {
      choose(LinkMode.DIRECT);
      bench.blobs.signUntil(SESSION_END);
      Workflow node = bench.node("a");
      JobId id = made(node);
      assertThat(shown(node, id).kind()).isEqualTo(LinkKind.DIRECT);
      assertThat(shown(node, id).endsAt()).isEqualTo(SESSION_END);

      bench.clock.advance(Duration.ofHours(1));
      bench.blobs.signUntil(SESSION_END.plus(Duration.ofHours(1)));

      assertThat(shown(node, id).endsAt()).isEqualTo(SESSION_END.plus(Duration.ofHours(1)));
    }

    @Test
    void inAStoreWithoutUrlsTheyAreStable() {
      choose(LinkMode.DIRECT);
      Workflow node = bench.node("a");

      assertThat(shown(node, made(node)).kind()).isEqualTo(LinkKind.STABLE);
    }
  }

  @Nested
  class AskedToBeStable {
    @Test
    void theServiceHandsOverTheBytesWhateverTheStoreCan() {
      choose(LinkMode.STABLE);
      bench.blobs.signUntil(Instant.MAX);
      Workflow node = bench.node("a");

      DownloadLink link = shown(node, made(node));

      assertThat(link.kind()).isEqualTo(LinkKind.STABLE);
      assertThat(opened(node, link)).isInstanceOf(Opened.Here.class);
    }
  }
}
