package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.aws.AwsSettings;
import io.cortap.adapter.riskuity.ControlPages;
import io.cortap.adapter.riskuity.TrustedKeys;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.LinkMode;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import io.cortap.workflow.WorkflowSettings.Capacity;
import io.cortap.workflow.WorkflowSettings.Leases;
import io.cortap.workflow.WorkflowSettings.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final String KEY = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);

  private static Map<String, String> with(String... namesAndValues) {
    var variables = new HashMap<String, String>();
    variables.put("WEBHOOK_SIGNATURE_SECRET", "5d".repeat(32));
    variables.put("CORTAP_TOKEN_KEYS", KEY);
    variables.put("CORTAP_LINK_KEYS", KEY);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return variables;
  }

  private static Settings read(String... namesAndValues) {
    return switch (Settings.read(with(namesAndValues))) {
      case Settings.Reading.Fits fits -> fits.settings();
      case Settings.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }

  private static List<String> faults(String name, String value) {
    return switch (Settings.read(with(name, value))) {
      case Settings.Reading.Fits fits -> List.of();
      case Settings.Reading.Faulty faulty -> faulty.faults();
    };
  }

  @Test
  void unsetTheyAreTheStandard() {
    Settings settings = read();

    assertThat(settings.leases()).isEqualTo(Leases.STANDARD);
    assertThat(settings.capacity()).isEqualTo(Capacity.STANDARD);
    assertThat(settings.queue()).isEqualTo(QueueLimits.STANDARD);
    assertThat(settings.limits()).isEqualTo(Limits.STANDARD);
    assertThat(settings.links()).isEqualTo(LinkPolicy.STANDARD);
    assertThat(settings.store()).isEqualTo(new Settings.Store.Local(Path.of("cortap-data")));
  }

  @Test
  void aLeaseIsRenewedAfterThreeTenths() {
    assertThat(read("CORTAP_LEASE_SECONDS", "40").leases())
        .isEqualTo(
            new Leases(Duration.ofSeconds(40), Duration.ofSeconds(12), Leases.STANDARD.poll()));
  }

  @Test
  void queuesAndTenantsHaveTheirBounds() {
    Settings settings =
        read(
            "CORTAP_QUEUE_LIMIT", "7",
            "CORTAP_UNVERIFIED_QUEUE_LIMIT", "3",
            "CORTAP_TENANT_RUNNING_CAP", "2");

    assertThat(settings.queue()).isEqualTo(new QueueLimits(7, 3));
    assertThat(settings.capacity().ofTenant()).isEqualTo(2);
    assertThat(faults("CORTAP_QUEUE_LIMIT", "0")).singleElement().asString().contains("from 1 to");
    assertThat(faults("CORTAP_UNVERIFIED_QUEUE_LIMIT", "no")).hasSize(1);
    assertThat(faults("CORTAP_TENANT_RUNNING_CAP", "0")).hasSize(1);
  }

  @Test
  void theShortestLeaseFits() {
    assertThat(read("CORTAP_LEASE_SECONDS", "1").leases().beat()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void fetchesAndDocumentsHaveCapacitiesOfTheirOwn() {
    Capacity capacity =
        read("CORTAP_MAX_CONCURRENT_FETCHES", "7", "MAX_CONCURRENT_JOBS", "2").capacity();

    assertThat(capacity.fetches()).isEqualTo(7);
    assertThat(capacity.reports()).isEqualTo(2);
  }

  @Test
  void theJobsTotalIsSet() {
    assertThat(read("JOB_TIMEOUT_SECONDS", "60").limits().job()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void controlsAreKeptForAnHourForLessOrNotAtAll() {
    assertThat(read().cacheTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(read("CACHE_TTL_SECONDS", "90").cacheTtl()).isEqualTo(Duration.ofSeconds(90));
    assertThat(read("CACHE_TTL_SECONDS", "0").cacheTtl()).isZero();
  }

  @Test
  void controlsHaveThePageThatIsSet() {
    String form = "https://app.example/projects/{project_id}/controls/{control_id}";

    assertThat(read("CORTAP_CONTROL_URL", form).riskuity().controlPages())
        .isEqualTo(new ControlPages(form));
    assertThat(faults("CORTAP_CONTROL_URL", "https://app.example"))
        .singleElement()
        .asString()
        .contains("{control_id}");
  }

  @Test
  void theRetentionDecidesWhatIsGone() {
    LinkPolicy week = read("CORTAP_RETENTION_DAYS", "7").links();

    assertThat(week.goneUntil(NOON)).isEqualTo(NOON.minus(Duration.ofDays(7)));
  }

  @Test
  void aRetentionOfZeroIsForEver() {
    LinkPolicy forEver = read("CORTAP_RETENTION_DAYS", "0").links();

    assertThat(forEver.goneUntil(NOON)).isBefore(Instant.parse("1970-01-01T00:00:00Z"));
  }

  @Test
  void serviceAccountsAreSubjectsWithTheirTenants() {
    Settings settings =
        read(
            "CORTAP_JWKS_URL", "https://id.agency.example/keys",
            "CORTAP_SERVICE_ACCOUNTS", "riskuity-backend=1+2, poller@a=b=3");

    assertThat(read().serviceAccounts()).isEmpty();
    assertThat(settings.serviceAccounts())
        .containsExactly(
            new ServiceAccount("riskuity-backend", List.of(new TenantId("1"), new TenantId("2"))),
            new ServiceAccount("poller@a=b", List.of(new TenantId("3"))));
  }

  @Test
  void anAccountWithoutTenantNamedTwiceOrThatNoKeyVerifiesStopsTheStart() {
    assertThat(faults("CORTAP_SERVICE_ACCOUNTS", "backend=1"))
        .singleElement()
        .asString()
        .contains("CORTAP_JWKS_URL or CORTAP_JWT_SECRET");
    for (String wrong : List.of("backend", "=1", "backend=", "backend=1+", "a b=1", "b=1+1")) {
      assertThat(faults("CORTAP_SERVICE_ACCOUNTS", wrong))
          .as(wrong)
          .singleElement()
          .asString()
          .contains("CORTAP_SERVICE_ACCOUNTS is '" + wrong + "'");
    }
    assertThat(faults("CORTAP_SERVICE_ACCOUNTS", "b=1,b=2")).hasSize(2);
  }

  @Test
  void tokensAreVerifiedByUseUnlessAKeyIsTrusted() {
    assertThat(read().trusted()).isEqualTo(TrustedKeys.NONE);
    assertThat(read("CORTAP_JWKS_URL", "https://id.agency.example/keys").trusted().keySet())
        .hasValue(URI.create("https://id.agency.example/keys"));
    assertThat(read("CORTAP_JWT_SECRET", "an invented secret of 32 bytes!!").trusted().secret())
        .isPresent();
    assertThat(faults("CORTAP_JWKS_URL", "http://id.agency.example/keys"))
        .singleElement()
        .asString()
        .contains("https");
    assertThat(faults("CORTAP_JWT_SECRET", "hunter2"))
        .singleElement()
        .asString()
        .contains("32 bytes")
        .doesNotContain("hunter2");
  }

  @Test
  void theStoreIsAFolderOrMemory() {
    assertThat(read("CORTAP_DATA_DIR", "/srv/cortap").store())
        .isEqualTo(new Settings.Store.Local(Path.of("/srv/cortap")));
    assertThat(read("CORTAP_STORE", "memory").store()).isEqualTo(new Settings.Store.Memory());
  }

  @Test
  void orATableAndABucketOfARegion() {
    assertThat(
            read("CORTAP_STORE", "aws", "S3_BUCKET_NAME", "files", "S3_REGION", "us-gov-west-1")
                .store())
        .isEqualTo(
            new Settings.Store.Aws(
                new AwsSettings(
                    "cortap-jobs",
                    "files",
                    "us-gov-west-1",
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of())));
    assertThat(
            read(
                    "CORTAP_STORE", "aws",
                    "JOBS_TABLE_NAME", "jobs",
                    "S3_BUCKET_NAME", "files",
                    "S3_REGION", "us-east-1",
                    "CORTAP_AWS_FIPS", "true",
                    "CORTAP_AWS_DUALSTACK", "true",
                    "CORTAP_DYNAMODB_ENDPOINT", "http://127.0.0.1:8000",
                    "CORTAP_S3_ENDPOINT", "http://127.0.0.1:8001",
                    "CORTAP_S3_KMS_KEY", "alias/cortap-jobs")
                .store())
        .isEqualTo(
            new Settings.Store.Aws(
                new AwsSettings(
                    "jobs",
                    "files",
                    "us-east-1",
                    true,
                    true,
                    Optional.of(URI.create("http://127.0.0.1:8000")),
                    Optional.of(URI.create("http://127.0.0.1:8001")),
                    Optional.of("alias/cortap-jobs"),
                    List.of())));
  }

  @Test
  void linksAreOfTheKindThatIsChosen() {
    assertThat(read("CORTAP_LINKS", "direct").links().mode()).isEqualTo(LinkMode.DIRECT);
    assertThat(read("CORTAP_LINKS", "stable").links().mode()).isEqualTo(LinkMode.STABLE);
  }

  @Test
  void aLinkSignerThatDoesNotFitIsNotQuoted() {
    assertThat(faults("CORTAP_LINK_SIGNERS", "AKIAINVENTED00000:a secret"))
        .singleElement()
        .asString()
        .startsWith("CORTAP_LINK_SIGNERS is a value that is not shown")
        .doesNotContain("a secret")
        .doesNotContain("INVENTED");
  }

  @ParameterizedTest
  @CsvSource({
    "CORTAP_LINKS, best",
    "CORTAP_BROWSERS_REACH_IT, maybe",
    "CORTAP_AWS_FIPS, yes",
    "CACHE_TTL_SECONDS, 86401",
    "CORTAP_LEASE_SECONDS, 0",
    "MAX_CONCURRENT_JOBS, 0",
    "CORTAP_MAX_CONCURRENT_FETCHES, 10001",
    "JOB_TIMEOUT_SECONDS, -1",
    "CORTAP_RETENTION_DAYS, a month",
    "CORTAP_STORE, aws",
  })
  void whatDoesNotFitIsNamedWithWhatWould(String name, String value) {
    assertThat(faults(name, value))
        .singleElement()
        .asString()
        .startsWith(name + " is '" + value + "': it must be ");
  }
}
