package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Job;
import io.cortap.ports.outbound.Versioned;
import org.junit.jupiter.api.Test;

final class LatelyReadTest {
  private final LatelyRead jobs = new LatelyRead();

  @Test
  void aJobIsGivenAsLongAsItsVersionIsTheNewest() {
    Job job = completed(1);
    jobs.keep(new Versioned<>(job, 7));

    assertThat(jobs.at(job.key(), 7)).contains(new Versioned<>(job, 7));
    assertThat(jobs.at(job.key(), 8)).isEmpty();
    assertThat(jobs.at(completed(2).key(), 7)).isEmpty();
  }

  @Test
  void aJobThatHoldsATokenIsNeverKept() {
    Job job = queued(1);
    jobs.keep(new Versioned<>(sealed(1), 1));

    jobs.keep(new Versioned<>(job, 2));

    assertThat(jobs.at(job.key(), 1)).isEmpty();
    assertThat(jobs.at(job.key(), 2)).isEmpty();
  }

  @Test
  void whatWasNotReadForLongestGoesFirst() {
    for (int i = 1; i <= 256; i++) {
      jobs.keep(new Versioned<>(completed(i), 1));
    }
    assertThat(jobs.at(completed(1).key(), 1)).isPresent();

    jobs.keep(new Versioned<>(completed(257), 1));

    assertThat(jobs.at(completed(1).key(), 1)).isPresent();
    assertThat(jobs.at(completed(2).key(), 1)).isEmpty();
    assertThat(jobs.at(completed(257).key(), 1)).isPresent();
  }
}
