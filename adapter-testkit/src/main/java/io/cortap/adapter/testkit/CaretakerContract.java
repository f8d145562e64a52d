package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static io.cortap.adapter.testkit.SampleJobs.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Job;
import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link Caretaker} does; its test extends this and makes an empty deployment. */
public abstract class CaretakerContract {
  private static final NodeId LIVING = new NodeId("node-b");

  private Deployment deployment;

  /** Stores that hold nothing, and who looks after them. */
  protected abstract Deployment emptyDeployment();

  /** Stores and their caretaker. */
  protected abstract static class Deployment {
    private final JobStore jobs;
    private final Caretaker caretaker;

    protected Deployment(JobStore jobs, Caretaker caretaker) {
      this.jobs = jobs;
      this.caretaker = caretaker;
    }

    /** Ends that node as {@code kill -9} does. */
    protected abstract void kill(NodeId node);
  }

  @BeforeEach
  void startEmpty() {
    deployment = emptyDeployment();
  }

  private Versioned<Job> added(Job job) {
    return SampleJobs.added(deployment.jobs, job);
  }

  private List<Versioned<Job>> orphans() {
    return deployment.caretaker.orphans(10);
  }

  @Nested
  class LookingForOrphans {
    @Test
    void whatADeadNodeWorkedOnIsAnOrphan() {
      Versioned<Job> making = added(running(1));
      Versioned<Job> sealed = added(sealed(2));
      Versioned<Job> delivering = added(linked(3).attemptDelivery(NOON, NODE, LEASE));

      deployment.kill(NODE);

      assertThat(orphans()).containsExactlyInAnyOrder(making, sealed, delivering);
    }

    @Test
    void whatALivingNodeWorksOnIsNone() {
      added(queued(1).claim(NOON, LIVING, LEASE));
      added(linked(2).attemptDelivery(NOON, LIVING, LEASE));

      deployment.kill(NODE);

      assertThat(orphans()).isEmpty();
    }

    @Test
    void whatNobodyWorksOnIsNone() {
      added(queued(1));
      added(completed(2));
      added(running(3).release(NOON));

      deployment.kill(NODE);

      assertThat(orphans()).isEmpty();
    }

    @Test
    void anOrphanThatWasTakenBackIsNoneAnyMore() {
      Versioned<Job> orphan = added(running(1));
      deployment.kill(NODE);
      assertThat(orphans()).containsExactly(orphan);

      deployment.jobs.replace(orphan, orphan.value().orphaned(NOON));

      assertThat(orphans()).isEmpty();
    }

    @Test
    void manyAreFoundInSteps() {
      IntStream.range(0, 5).forEach(i -> added(running(i)));
      deployment.kill(NODE);
      assertThat(deployment.caretaker.orphans(3)).hasSize(3);

      for (Versioned<Job> orphan : deployment.caretaker.orphans(3)) {
        deployment.jobs.replace(orphan, orphan.value().orphaned(NOON));
      }

      assertThat(deployment.caretaker.orphans(3)).hasSize(2);
    }
  }
}
