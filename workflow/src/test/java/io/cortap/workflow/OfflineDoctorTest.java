package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.adapter.memory.InMemoryReportRenderer;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.Check.Outcome;
import io.cortap.core.report.LinkMode;
import io.cortap.core.report.LinkPolicy;
import io.cortap.ports.outbound.Examiner;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class OfflineDoctorTest {
  private static final Check UNREACHED = Check.faulty("links-reach", "nobody opens them", "mend");

  @Test
  void everyExaminerLooksInTurnAtTheSameTime() {
    Examiner first = now -> List.of(Check.fits("first", now.toString()));
    Examiner second = now -> List.of(UNREACHED, Check.fits("second", now.toString()));

    assertThat(new OfflineDoctor(() -> List.of(first, second), new SettableClock(NOON)).examine())
        .containsExactly(
            Check.fits("first", NOON.toString()), UNREACHED, Check.fits("second", NOON.toString()));
  }

  @Nested
  class Links {
    private final TroubledBlobStore blobs = new TroubledBlobStore(new InMemoryBlobStore());

    private List<Check> checks(LinkMode mode) {
      var policy = new LinkPolicy(Duration.ofDays(7), Duration.ofDays(30), mode);
      return new LinkExaminer(policy, Optional.of(blobs), now -> List.of(UNREACHED)).examine(NOON);
    }

    @Test
    void directOnesThatLastNeedNobodyToReachTheService() {
      blobs.signUntil(Instant.MAX);

      assertThat(checks(LinkMode.AUTO)).containsExactly(Check.fits("links", "direct, for 7 d 0 h"));
    }

    @Test
    void stableOnesNeedBrowsersToReachIt() {
      blobs.signUntil(NOON.plus(Duration.ofHours(1)));

      assertThat(checks(LinkMode.AUTO))
          .containsExactly(Check.fits("links", "stable, for 7 d 0 h"), UNREACHED);
      assertThat(checks(LinkMode.STABLE)).contains(UNREACHED);
    }

    @Test
    void howLongDirectOnesOfASessionReallyLastIsNoted() {
      blobs.signUntil(NOON.plus(Duration.ofHours(1)));

      Check check = checks(LinkMode.DIRECT).getFirst();

      assertThat(checks(LinkMode.DIRECT)).hasSize(1);
      assertThat(check.outcome()).isEqualTo(Outcome.NOTED);
      assertThat(check.seen()).isEqualTo("direct, for 60 min at most instead of 7 d 0 h");
      assertThat(check.fix()).contains("CORTAP_LINK_SIGNERS");
    }

    @Test
    void aStoreThatCannotSignLeavesStableOnes() {
      blobs.signUntil(Instant.MAX);
      blobs.meet(
          new Trouble() {
            @Override
            public void before(String call) {
              throw new PortUnavailableException("sign", "no credentials");
            }
          });

      assertThat(checks(LinkMode.AUTO)).contains(Check.fits("links", "stable, for 7 d 0 h"));
    }
  }

  @Nested
  class Documents {
    @Test
    void reportTypesAreNamed() {
      List<Check> checks =
          new DocumentExaminer(InMemoryReportRenderer::new, new InMemoryPdfConverter())
              .examine(NOON);

      assertThat(checks).extracting(Check::outcome).containsOnly(Outcome.FITS);
      assertThat(checks.getFirst().seen()).contains("draft_audit_report");
    }

    @Test
    void aTypeThatDoesNotLoadIsAFaultInItsOwnWords() {
      List<Check> checks =
          new DocumentExaminer(
                  () -> {
                    throw new IllegalStateException("report.toml, line 3");
                  },
                  new InMemoryPdfConverter())
              .examine(NOON);

      assertThat(checks.getFirst())
          .isEqualTo(
              Check.faulty(
                  "templates",
                  "report.toml, line 3",
                  "mend it (./cortap template check), or look at TEMPLATE_DIR"));
    }
  }
}
