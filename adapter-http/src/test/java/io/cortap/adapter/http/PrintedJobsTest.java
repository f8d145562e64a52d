package io.cortap.adapter.http;

import static io.cortap.adapter.testkit.SampleJobs.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Job;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrintedJobsTest {
  private static final Instant END = Instant.parse("2027-03-22T12:00:00Z");

  private final PrintedJobs printed = new PrintedJobs(new ProblemForm("https://reports.example"));

  private static Download link(int serial) {
    return new Download.Ready(
        new DownloadLink(URI.create("https://reports.example/d/" + serial), END, LinkKind.STABLE));
  }

  private String json(Found found) {
    return new String(printed.json(found), StandardCharsets.US_ASCII);
  }

  @Test
  void anUnchangedJobIsPrintedOnce() {
    Job job = completed(1);

    assertThat(printed.json(new Found(job, link(1))))
        .isSameAs(printed.json(new Found(job, link(1))));
  }

  @Test
  void anotherLinkIsShownAtOnceAndAWithheldOneNeverAgain() {
    Job job = completed(1);

    assertThat(json(new Found(job, link(1)))).contains("/d/1");
    assertThat(json(new Found(job, link(2)))).contains("/d/2").doesNotContain("/d/1");
    assertThat(json(new Found(job, new Download.Withheld()))).doesNotContain("/d/");
    assertThat(json(new Found(job, link(2)))).contains("/d/2");
  }

  @Test
  void aChangedJobIsPrintedAnew() {
    Job job = completed(1);
    json(new Found(job, link(1)));

    assertThat(json(new Found(completed(2), link(1)))).contains(completed(2).id().value());
    assertThat(printed.json(new Found(completed(1), link(1))))
        .isEqualTo(
            Json.bytes(
                JobJson.of(new Found(job, link(1)), new ProblemForm("https://reports.example"))));
  }
}
