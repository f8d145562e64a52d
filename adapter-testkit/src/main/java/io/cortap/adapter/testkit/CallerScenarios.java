package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleDriver.Generated;
import io.cortap.adapter.testkit.LifecycleDriver.Seen;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers do while a job is under way: change their mind, or stay until it is done. */
abstract class CallerScenarios extends ProjectScenarios {
  private static void aMoment() {
    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
  }

  @Nested
  class Cancelling {
    private void assertIsCancelled(String jobId) {
      assertThat(seen(jobId).status()).isEqualTo("cancelled");
      assertThat(seen(jobId).errorCode()).isEqualTo("JOB_CANCELLED");
      receiverWasTold(jobId, "JOB_CANCELLED");
    }

    @Test
    void aQueuedJobStopsAtOnceAndTheReceiverIsTold() {
      String jobId = accepted();

      assertThat(service.cancel(token, jobId))
          .isInstanceOfSatisfying(
              Seen.Job.class, job -> assertThat(job.status()).isEqualTo("cancelled"));

      assertThat(service.doDueWork()).isEqualTo(1);
      assertIsCancelled(jobId);
    }

    @Test
    @Timeout(60)
    void aRunningJobStopsAtItsNextStepAndTheReceiverIsTold() throws Exception {
      String jobId = accepted();
      world.riskuity().project(PROJECT).hold();
      Thread worker = Thread.ofVirtual().start(service::doDueWork);
      while (!seen(jobId).status().equals("processing")) {
        aMoment();
      }

      service.cancel(token, jobId);
      world.riskuity().project(PROJECT).release();
      worker.join();
      service.doDueWork();

      assertIsCancelled(jobId);
    }

    @Test
    void aFinishedJobStaysAsItIs() {
      String jobId = accepted();
      service.doDueWork();
      Seen before = service.look(token, jobId);

      assertThat(service.cancel(token, jobId)).isEqualTo(before);
      assertThat(service.doDueWork()).isZero();
      assertThat(service.look(token, jobId)).isEqualTo(before);
    }

    @Test
    void nobodyElseCancels() {
      String jobId = accepted();

      assertThat(service.cancel(world.riskuity().tokens().of(SandboxUser.GRETA), jobId))
          .isEqualTo(new Seen.Refused("INSUFFICIENT_PERMISSIONS"));
      assertThat(service.cancel(world.riskuity().tokens().of(SandboxUser.INES), jobId))
          .isEqualTo(new Seen.Refused("JOB_NOT_FOUND"));
      assertThat(seen(jobId).status()).isEqualTo("queued");
    }
  }

  @Nested
  class Resuming {
    private String expired() {
      String jobId = accepted();
      world.riskuity().project(PROJECT).afterRequests(1).status(401);
      service.doDueWork();
      assertThat(seen(jobId).errorCode()).isEqualTo("EXPIRED_TOKEN");
      return jobId;
    }

    @Test
    void aJobWhoseTokenEndedGoesOnWithAFreshOneToItsReport() {
      String jobId = expired();
      receiverWasTold(jobId, "EXPIRED_TOKEN");
      world.riskuity().project(PROJECT).status(200);

      assertThat(service.resume(token, jobId)).isInstanceOf(Seen.Job.class);
      service.doDueWork();

      assertThat(seen(jobId).status()).isEqualTo("completed");
      assertThat(deliveries().getLast().eventId()).isEqualTo("evt_" + jobId + "_completed");
    }

    @Test
    void onlyItsCreatorResumesIt() {
      String jobId = expired();

      assertThat(service.resume(world.riskuity().tokens().of(SandboxUser.GRETA), jobId))
          .isEqualTo(new Seen.Refused("INSUFFICIENT_PERMISSIONS"));
      assertThat(seen(jobId).status()).isEqualTo("failed");
    }

    @Test
    void aJobThatLacksNoTokenIsAConflict() {
      String jobId = accepted();

      assertThat(service.resume(token, jobId)).isEqualTo(new Seen.Refused("CONFLICT"));
      service.doDueWork();
      assertThat(service.resume(token, jobId)).isEqualTo(new Seen.Refused("CONFLICT"));
    }
  }

  @Nested
  class Redelivering {
    @Test
    void theReceiverIsToldOnceMoreByTheSameEvent() {
      String jobId = accepted();
      assertThat(service.redeliver(token, jobId)).isEqualTo(new Seen.Refused("CONFLICT"));
      service.doDueWork();

      assertThat(service.redeliver(token, jobId)).isInstanceOf(Seen.Job.class);
      service.doDueWork();

      assertThat(deliveries()).hasSize(2);
      assertThat(deliveries())
          .allSatisfy(delivery -> {
            assertThat(delivery.isGenuineInBothFamilies()).isTrue();
            assertThat(delivery.eventId()).isEqualTo("evt_" + jobId + "_completed");
          });
      assertThat(seen(jobId).attempts()).isEqualTo(2);
    }
  }

  @Nested
  @Timeout(60)
  class StayingForTheReport {
    /** What a caller gets who waits while a worker works. */
    private Generated generated(Map<String, ? extends @Nullable Object> form) {
      var answer = new CompletableFuture<Generated>();
      Thread.ofVirtual().start(() -> answer.complete(service.generate(token, form)));
      while (!answer.isDone()) {
        service.doDueWork();
        aMoment();
      }
      return answer.join();
    }

    @Test
    void theReportIsTheAnswerAndNoWebhookIsOwed() {
      Generated generated = generated(form());

      assertThat(generated)
          .isInstanceOfSatisfying(
              Generated.Report.class,
              report -> {
                assertThat(bytes(service.open(URI.create(report.downloadUrl()))))
                    .startsWith('P', 'K');
                assertThat(seen(report.jobId()).status()).isEqualTo("completed");
              });
      nothingHappened();
    }

    @Test
    void aFailureIsTheAnswerAndNoWebhookIsOwed() {
      world.riskuity().project(PROJECT).afterRequests(1).status(404);

      Generated generated = generated(form());

      assertThat(generated)
          .isInstanceOfSatisfying(
              Generated.Failed.class,
              failed -> assertThat(seen(failed.jobId()).errorCode()).isEqualTo("DATA_FETCH_ERROR"));
      nothingHappened();
    }

    @Test
    void aRefusalLeavesNoJob() {
      Map<String, @Nullable Object> form = form();
      form.put("report_type", "annual_summary");

      assertThat(generated(form)).isEqualTo(new Generated.Refused());
      nothingHappened();
    }
  }
}
