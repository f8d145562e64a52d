package io.cortap.adapter.aws;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static io.cortap.adapter.testkit.SampleJobs.sealed;
import static io.cortap.adapter.testkit.SampleJobs.withoutCallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Job;
import io.cortap.core.job.Material;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JobItemTest {
  private static Item item(Job job) {
    return JobItem.of(new Versioned<>(job, 3), AwsInTests.KEPT);
  }

  @Nested
  class PromisedAttributes {
    @Test
    void areThereFromTheBeginning() {
      Item item = item(queued(1));

      assertThat(item.key()).isEqualTo(queued(1).id().value());
      assertThat(item.text("status")).isEqualTo("queued");
      assertThat(item.number("project_id")).isEqualTo(58);
      assertThat(item.text("report_type")).isEqualTo("draft_audit_report");
      assertThat(item.text("callback_url")).isEqualTo("https://hooks.example.test/cortap");
      assertThat(item.text("user_id")).isEqualTo("7");
      assertThat(item.text("tenant_id")).isEqualTo("12");
      assertThat(item.number("created_at")).isEqualTo(NOON.getEpochSecond());
      assertThat(item.number("updated_at")).isEqualTo(NOON.getEpochSecond());
      assertThat(item.attributes()).doesNotContainKeys("completed_at", "failed_at", "ttl");
    }

    @Test
    void tellOfAReportAndNeverItsLink() {
      Item item = item(linked(1));

      assertThat(item.number("completed_at")).isEqualTo(NOON.getEpochSecond());
      assertThat(item.number("file_size")).isEqualTo(81_234);
      assertThat(item.number("duration_seconds")).isZero();
      assertThat(item.text("expires_at")).isEqualTo("2027-03-22T12:00:00Z");
      assertThat(item.attributes()).doesNotContainKeys("download_url", "failed_at");
    }

    @Test
    void tellOfAFailure() {
      Item item =
          item(running(1).fail(NOON, Problem.of(FailureCode.DATA_FETCH_ERROR, "it \ud800 broke")));

      assertThat(item.number("failed_at")).isEqualTo(NOON.getEpochSecond());
      assertThat(item.attributes().get("error"))
          .isEqualTo(
              AttributeValue.fromM(
                  Map.of(
                      "code", AttributeValue.fromS("DATA_FETCH_ERROR"),
                      "message", AttributeValue.fromS("it ? broke"))));
    }

    @Test
    void endWithTheRetentionOnceNothingIsOwedAnyMore() {
      assertThat(item(completed(1)).attributes()).doesNotContainKey("ttl");
      assertThat(item(withoutCallback(1).cancel(NOON)).number("ttl"))
          .isEqualTo(NOON.plus(AwsInTests.KEPT).getEpochSecond());
    }
  }

  @Nested
  class Indexes {
    @Test
    void aJobIsInTheDueIndexOnlyWhileItNeedsAWorker() {
      assertThat(item(queued(1)).text(JobItem.DUE_SHARD)).startsWith("REPORT#");
      assertThat(item(sealed(1)).text(JobItem.DUE_SHARD)).startsWith("SEALED#");
      assertThat(item(completed(1)).text(JobItem.DUE_SHARD)).startsWith("DELIVERY#");
      assertThat(item(withoutCallback(1).cancel(NOON)).attributes())
          .doesNotContainKeys(JobItem.DUE_SHARD, JobItem.DUE_AT);
    }

    @Test
    void everyEntryNamesItsTenant() {
      Item item = item(queued(1));

      assertThat(item.text(JobItem.OWNER)).isEqualTo("12#7");
      assertThat(item.text(JobItem.DUE_AT)).contains("#12#");
      assertThat(item.text(JobItem.STANDING)).isEqualTo("waiting#12");
    }

    @Test
    void aJobOfNobodyIsOnNobodysList() {
      assertThat(item(withoutCallback(1)).attributes()).doesNotContainKey(JobItem.OWNER);
      assertThat(item(withoutCallback(1)).text(JobItem.STANDING)).isEqualTo("waiting");
    }
  }

  @Nested
  class Documents {
    @Test
    void theTokensCiphertextGoesWithTheWriteThatSeals() {
      byte[] token = ((Material.Token) queued(1).material()).token().bytes();
      String base64 = Base64.getEncoder().encodeToString(token);

      assertThat(document(queued(1))).contains(base64);
      assertThat(document(sealed(1))).doesNotContain(base64);
    }

    private static String document(Job job) {
      return Compressed.text(item(job).bytes("document"));
    }

    private static Job askingWithNoiseOf(int bytes) {
      byte[] noise = new byte[bytes];
      new Random(20270315).nextBytes(noise);
      return asking(Map.of("notes", Base64.getEncoder().encodeToString(noise)));
    }

    @Test
    void whatIsTooLargeForANewJobFitsAJobThatIsThere() {
      Job large = askingWithNoiseOf(350_000);

      assertThatThrownBy(() -> JobItem.of(new Versioned<>(large, 1), AwsInTests.KEPT))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("340,000");
      assertThat(item(large).bytes("document")).hasSizeBetween(340_000, 380_000);
    }

    @Test
    void whatIsTooLargeForAnItemIsRefusedWithTheReason() {
      assertThatThrownBy(() -> item(askingWithNoiseOf(600_000)))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("project_setup");
    }

    @Test
    void aMebibyteOfOrdinaryTextFits() {
      Job large = asking(Map.of("notes", "The agency was visited on Monday. ".repeat(30_000)));

      Item item = item(large);

      assertThat(JobItem.read(item, large.trail().records()).value()).isEqualTo(large);
    }

    private static Job asking(Map<String, Object> setup) {
      Acceptance sample = queued(1).accepted();
      ReportRequest request = sample.request();
      return Job.accept(
          new Acceptance(
              sample.id(),
              sample.requester(),
              new ReportRequest(
                  request.project(),
                  request.type(),
                  request.callback(),
                  new ReportOptions(request.options().format(), false, Map.copyOf(setup))),
              sample.correlationId(),
              sample.createdAt()),
          (Material.Token) queued(1).material(),
          List.of());
    }
  }
}
