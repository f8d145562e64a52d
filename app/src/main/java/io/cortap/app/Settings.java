package io.cortap.app;

import io.cortap.adapter.aws.AwsSettings;
import io.cortap.adapter.aws.LinkSigner;
import io.cortap.adapter.docx.pdf.LibreOfficePdfConverter;
import io.cortap.adapter.http.HttpSettings;
import io.cortap.adapter.http.PublicBase;
import io.cortap.adapter.memory.TokenKey;
import io.cortap.adapter.riskuity.AddressBlock;
import io.cortap.adapter.riskuity.ControlPages;
import io.cortap.adapter.riskuity.GuardSettings;
import io.cortap.adapter.riskuity.HostPattern;
import io.cortap.adapter.riskuity.JwtSecret;
import io.cortap.adapter.riskuity.RiskuitySettings;
import io.cortap.adapter.riskuity.TrustedKeys;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.LinkMode;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.workflow.WorkflowSettings.Capacity;
import io.cortap.workflow.WorkflowSettings.Leases;
import io.cortap.workflow.WorkflowSettings.Limits;
import io.cortap.workflow.WorkflowSettings.Rates;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Everything that can be set, read once from the environment (contract, section 9).
 *
 * @param browsersReachIt whether somebody said that browsers open stable links, wherever these lead
 * @param cacheTtl how long a copy of a project's controls serves its reader; zero for none
 * @param projectConfigPath the file with setup records; empty when there is none
 * @param soffice LibreOffice; empty when no PDFs are made
 * @param templateDir the folder with report types of one's own; empty when there is none
 */
record Settings(
    RiskuitySettings riskuity,
    TrustedKeys trusted,
    List<ServiceAccount> serviceAccounts,
    SigningSecrets signing,
    List<TokenKey> tokenKeys,
    LinkKeys linkKeys,
    LinkPolicy links,
    boolean browsersReachIt,
    UnassessedPolicy unassessed,
    Leases leases,
    Capacity capacity,
    QueueLimits queue,
    Limits limits,
    Rates rates,
    GuardSettings guard,
    HttpSettings http,
    Telemetry telemetry,
    Store store,
    Duration cacheTtl,
    String projectConfigPath,
    String templateDir,
    Optional<Path> soffice) {

  /**
   * How operators hear of the service.
   *
   * @param cloudWatch whether metrics are written for CloudWatch
   */
  record Telemetry(Optional<URI> alertUrl, boolean cloudWatch) {}

  /** Where jobs and files live. */
  sealed interface Store {
    /** In the process, and gone with it. */
    record Memory() implements Store {}

    /** In a folder of this machine. */
    record Local(Path folder) implements Store {}

    /** In a table and a bucket that any number of machines share. */
    record Aws(AwsSettings place) implements Store {}
  }

  /** What stands in for a secret that is missing, so that all other settings are still judged. */
  private static final String NO_SECRET = "0".repeat(64);

  private static final String NO_KEY =
      "none:" + Base64.getEncoder().encodeToString(new byte[LinkKey.LENGTH_BYTES]);

  /** What reading gave. */
  sealed interface Reading {
    List<Environment.Line> lines();

    /** Every value fits. */
    record Fits(Settings settings, List<Environment.Line> lines) implements Reading {}

    /** Something does not; nothing may be started. */
    record Faulty(List<String> faults, List<Environment.Line> lines) implements Reading {}
  }

  /** Reads all settings; every fault is found at once. */
  static Reading read(Map<String, String> variables) {
    var environment = new Environment(variables);
    Settings settings = read(environment);
    for (String secret :
        List.of("WEBHOOK_SIGNATURE_SECRET", "CORTAP_TOKEN_KEYS", "CORTAP_LINK_KEYS")) {
      if (!environment.isSet(secret)) {
        environment.fault(secret + " is missing; without it nothing is started");
      }
    }
    return reading(environment, settings);
  }

  /** The same for commands that start nothing: secrets may be missing. */
  static Reading readWithoutSecrets(Map<String, String> variables) {
    var environment = new Environment(variables);
    return reading(environment, read(environment));
  }

  private static Reading reading(Environment environment, Settings settings) {
    List<String> faults = environment.faults();
    return faults.isEmpty()
        ? new Reading.Fits(settings, environment.lines())
        : new Reading.Faulty(faults, environment.lines());
  }

  private static Settings read(Environment environment) {
    RiskuitySettings riskuity = riskuity(environment);
    var trusted =
        new TrustedKeys(
            environment.readSecret("CORTAP_JWT_SECRET", "", SettingForms.given(JwtSecret::of)),
            environment.read("CORTAP_JWKS_URL", "", SettingForms.given(TrustedKeys::keySet)));
    List<ServiceAccount> accounts = ServiceAccounts.read(environment);
    SigningSecrets signing = signing(environment);
    List<TokenKey> tokenKeys =
        environment.readSecret("CORTAP_TOKEN_KEYS", NO_KEY, SettingForms.keys(TokenKey::new));
    LinkKeys linkKeys =
        environment.readSecret(
            "CORTAP_LINK_KEYS", NO_KEY, SettingForms.keys(LinkKey::new).andThen(LinkKeys::new));
    environment.read("LOG_LEVEL", "INFO", Settings::logLevel);
    return new Settings(
        riskuity,
        trusted,
        accounts,
        signing,
        tokenKeys,
        linkKeys,
        links(environment),
        environment.read("CORTAP_BROWSERS_REACH_IT", "false", SettingForms::truth),
        environment.read("CORTAP_UNASSESSED_POLICY", "draft", Settings::unassessed),
        leases(environment),
        new Capacity(
            environment.read("CORTAP_MAX_CONCURRENT_FETCHES", "20", SettingForms.atLeastOne()),
            environment.read("MAX_CONCURRENT_JOBS", "5", SettingForms.atLeastOne()),
            Capacity.STANDARD.deliveries(),
            environment.read("CORTAP_TENANT_RUNNING_CAP", "15", SettingForms.atLeastOne())),
        new QueueLimits(
            environment.read("CORTAP_QUEUE_LIMIT", "2000", SettingForms.number(1, 1_000_000)),
            environment.read(
                "CORTAP_UNVERIFIED_QUEUE_LIMIT", "100", SettingForms.number(1, 1_000_000))),
        new Limits(
            Limits.STANDARD.probe(),
            Limits.STANDARD.verification(),
            Limits.STANDARD.attempt(),
            environment.read("JOB_TIMEOUT_SECONDS", "300", SettingForms.seconds())),
        new Rates(
            environment.read(
                "CORTAP_SUBMISSIONS_PER_MINUTE", "6000", SettingForms.number(0, 1_000_000)),
            environment.read("CORTAP_CALLS_PER_MINUTE", "12000", SettingForms.number(0, 1_000_000)),
            environment.read(
                "CORTAP_REPORTS_PER_PROJECT_DAY", "0", SettingForms.number(0, 1_000_000))),
        guard(environment),
        http(environment),
        telemetry(environment),
        store(environment),
        environment.read(
            "CACHE_TTL_SECONDS",
            "3600",
            SettingForms.number(0, 86_400).andThen(Duration::ofSeconds)),
        environment.read("PROJECT_CONFIG_PATH", "", Function.identity()),
        environment.read("TEMPLATE_DIR", "", Function.identity()),
        soffice(environment));
  }

  private static Optional<Path> soffice(Environment environment) {
    String program = environment.read("CORTAP_SOFFICE", "soffice", Settings::soffice);
    return switch (program) {
      case "none" -> Optional.empty();
      case "soffice" -> LibreOfficePdfConverter.programOn(environment.searchPath());
      default -> Optional.of(Path.of(program));
    };
  }

  private static String soffice(String text) {
    if (!text.equals("none") && !text.equals("soffice") && !Files.isExecutable(Path.of(text))) {
      throw new IllegalArgumentException(
          "it must be the path of a LibreOffice that can be run, or none for no PDFs");
    }
    return text;
  }

  private static RiskuitySettings riskuity(Environment environment) {
    RiskuitySettings standard =
        environment.read(
            "RISKUITY_BASE_URL",
            "https://api.riskuity.com",
            text -> RiskuitySettings.defaults(URI.create(text)));
    return new RiskuitySettings(
        standard.baseUrl(),
        environment.read("RISKUITY_TIMEOUT", "10", SettingForms.seconds()),
        environment.read("RISKUITY_MAX_RETRIES", "3", SettingForms.number(0, 10)),
        standard.pageSize(),
        standard.concurrentPages(),
        standard.maxBodyBytes(),
        environment.read("CORTAP_CONTROL_URL", "", ControlPages::new));
  }

  private static SigningSecrets signing(Environment environment) {
    SigningSecret current =
        environment.readSecret("WEBHOOK_SIGNATURE_SECRET", NO_SECRET, SigningSecret::of);
    boolean rotating = environment.isSet("CORTAP_WEBHOOK_NEXT_SECRET");
    SigningSecret next =
        environment.readSecret("CORTAP_WEBHOOK_NEXT_SECRET", NO_SECRET, SigningSecret::of);
    Instant until =
        environment.read(
            "CORTAP_WEBHOOK_OVERLAP_UNTIL", "1970-01-01T00:00:00Z", SettingForms::instant);
    if (rotating != environment.isSet("CORTAP_WEBHOOK_OVERLAP_UNTIL")) {
      environment.fault(
          "CORTAP_WEBHOOK_NEXT_SECRET and CORTAP_WEBHOOK_OVERLAP_UNTIL are set together or not at"
              + " all");
    }
    return rotating && !next.equals(current)
        ? new SigningSecrets.Rotating(current, next, until)
        : SigningSecrets.of(current);
  }

  private static LinkPolicy links(Environment environment) {
    int days = environment.read("CORTAP_RETENTION_DAYS", "30", SettingForms.number(0, 36_500));
    return new LinkPolicy(
        environment.read("S3_PRESIGNED_URL_EXPIRATION", "604800", SettingForms.seconds()),
        days == 0 ? Duration.ofDays(36_500) : Duration.ofDays(days),
        environment.read("CORTAP_LINKS", "auto", Settings::linkMode));
  }

  private static LinkMode linkMode(String text) {
    return switch (text) {
      case "auto" -> LinkMode.AUTO;
      case "stable" -> LinkMode.STABLE;
      case "direct" -> LinkMode.DIRECT;
      default -> throw new IllegalArgumentException("it must be auto, stable or direct");
    };
  }

  private static Leases leases(Environment environment) {
    Duration length = environment.read("CORTAP_LEASE_SECONDS", "10", SettingForms.seconds());
    return new Leases(length, length.multipliedBy(3).dividedBy(10), Leases.STANDARD.poll());
  }

  private static GuardSettings guard(Environment environment) {
    return new GuardSettings(
        environment.read(
            "CORTAP_CALLBACK_HOSTS", "*.riskuity.com", SettingForms.listOf(HostPattern::new)),
        environment.read("CORTAP_CALLBACK_HTTP_HOSTS", "", SettingForms.listOf(HostPattern::new)),
        environment
            .read(
                "CORTAP_CALLBACK_PORTS", "443", SettingForms.listOf(SettingForms.number(1, 65_535)))
            .stream()
            .collect(Collectors.toUnmodifiableSet()),
        environment.read("CORTAP_CALLBACK_CIDRS", "", SettingForms.listOf(AddressBlock::of)));
  }

  private static HttpSettings http(Environment environment) {
    String host = environment.read("CORTAP_HTTP_HOST", "127.0.0.1", Settings::host);
    int port = environment.read("CORTAP_HTTP_PORT", "8080", SettingForms.number(1, 65_535));
    String loopback = "http://127.0.0.1:" + port;
    boolean open = !List.of("127.0.0.1", "localhost", "::1").contains(host);
    if (open && !environment.isSet("CORTAP_PUBLIC_BASE_URL")) {
      environment.fault(
          "CORTAP_PUBLIC_BASE_URL is missing; with CORTAP_HTTP_HOST '"
              + host
              + "' links need to say how the service is reached from outside");
    }
    PublicBase base =
        environment.read(
            "CORTAP_PUBLIC_BASE_URL", loopback, text -> PublicBase.of(URI.create(text)));
    var settings =
        new HttpSettings(host, port, base, environment.read("CORS_ORIGINS", "", origins()));
    return environment.read(
        "CORTAP_MANAGEMENT_PORT",
        "",
        text ->
            text.isEmpty()
                ? settings
                : settings.managedAt(SettingForms.number(1, 65_535).apply(text)));
  }

  private static Telemetry telemetry(Environment environment) {
    boolean onAws =
        environment.read("CORTAP_CLOUDWATCH_METRICS", "auto", Settings::cloudWatch).equals("auto")
            && environment.is("CORTAP_STORE", "aws");
    return new Telemetry(
        environment.read("CORTAP_ALERT_URL", "", SettingForms.given(Settings::alertUrl)),
        onAws || environment.is("CORTAP_CLOUDWATCH_METRICS", "true"));
  }

  private static String cloudWatch(String text) {
    if (!List.of("auto", "true", "false").contains(text)) {
      throw new IllegalArgumentException(
          "it must be true, false, or auto: true where CORTAP_STORE is aws");
    }
    return text;
  }

  private static URI alertUrl(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null
        || !List.of("https", "http").contains(String.valueOf(url.getScheme()))) {
      throw new IllegalArgumentException("it must be a URL, for instance https://ops.example/hook");
    }
    return url;
  }

  private static Function<String, Set<String>> origins() {
    return text ->
        SettingForms.listOf(HttpSettings::origin).apply(text).stream()
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String host(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("it must be an address to bind, for instance 127.0.0.1");
    }
    return text;
  }

  private static Store store(Environment environment) {
    Path folder = environment.read("CORTAP_DATA_DIR", "cortap-data", Path::of);
    Supplier<AwsSettings> aws = aws(environment);
    return environment.read(
        "CORTAP_STORE",
        "local",
        text ->
            switch (text) {
              case "memory" -> new Store.Memory();
              case "local" -> new Store.Local(folder);
              case "aws" -> new Store.Aws(aws.get());
              default -> throw new IllegalArgumentException("it must be local, memory or aws");
            });
  }

  /** Judged as a whole where it is chosen. */
  private static Supplier<AwsSettings> aws(Environment environment) {
    String table = environment.read("JOBS_TABLE_NAME", "cortap-jobs", Function.identity());
    String bucket = environment.read("S3_BUCKET_NAME", "", Function.identity());
    String region = environment.read("S3_REGION", "", Function.identity());
    boolean fips = environment.read("CORTAP_AWS_FIPS", "false", SettingForms::truth);
    boolean dualStack = environment.read("CORTAP_AWS_DUALSTACK", "false", SettingForms::truth);
    Optional<URI> dynamo =
        environment.read("CORTAP_DYNAMODB_ENDPOINT", "", SettingForms.given(URI::create));
    Optional<URI> s3 = environment.read("CORTAP_S3_ENDPOINT", "", SettingForms.given(URI::create));
    Optional<String> key =
        environment.read("CORTAP_S3_KMS_KEY", "", SettingForms.given(Function.identity()));
    List<LinkSigner> signers =
        environment.readSecret("CORTAP_LINK_SIGNERS", "", SettingForms.listOf(LinkSigner::of));
    return () -> {
      if (bucket.isEmpty() || region.isEmpty()) {
        throw new IllegalArgumentException(
            "it must be set together with S3_BUCKET_NAME and S3_REGION");
      }
      return new AwsSettings(table, bucket, region, fips, dualStack, dynamo, s3, key, signers);
    };
  }

  private static String logLevel(String text) {
    if (!List.of("ERROR", "WARN", "INFO", "DEBUG").contains(text)) {
      throw new IllegalArgumentException("it must be ERROR, WARN, INFO or DEBUG");
    }
    return text;
  }

  private static UnassessedPolicy unassessed(String text) {
    return switch (text) {
      case "draft" -> UnassessedPolicy.DRAFT;
      case "strict" -> UnassessedPolicy.STRICT;
      default -> throw new IllegalArgumentException("it must be draft or strict");
    };
  }
}
