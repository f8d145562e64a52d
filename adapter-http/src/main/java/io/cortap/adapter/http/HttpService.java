package io.cortap.adapter.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The service's HTTP: routes under {@code /api/v1}, health and version at the root, the one error
 * object for everything else. Each request has a virtual thread of its own.
 *
 * <p>An instance starts once. {@link #close()} refuses new requests, ends those that wait for a
 * job, gives up to ten seconds to the others under way, and may be called at any time, more than
 * once.
 */
public final class HttpService implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(10);
  // A bearer token alone may have 8192 characters.
  private static final int MAX_HEADER_BYTES = 16_384;
  // Beyond it the operating system keeps them waiting.
  private static final int MAX_CONNECTIONS = 4_000;

  /** Those that any route knows; HEAD is routed by us alone, or Javalin answers 200 for any GET. */
  private static final Set<HandlerType> METHODS =
      Arrays.stream(Route.values())
          .flatMap(route -> route.methods().stream())
          .collect(Collectors.toUnmodifiableSet());

  private final InboundPorts ports;
  private final HttpSettings settings;
  private final Version version;
  private final SyncErrors syncErrors;
  private final Waits waits = new Waits();
  private final Javalin javalin;
  private volatile int operatorsPort;

  /**
   * @param clock stamps the error objects
   * @param correlationIds a new one each time, 1 to 128 visible ASCII characters, for requests that
   *     bring none; asked from many threads
   */
  public HttpService(
      InboundPorts ports,
      HttpSettings settings,
      Version version,
      InstantSource clock,
      Supplier<String> correlationIds) {
    this.ports = ports;
    this.settings = settings;
    this.version = version;
    this.syncErrors = new SyncErrors(settings.publicBase(), clock);
    var correlations = new Correlation(correlationIds);
    var problems = new ProblemReplies(settings.publicBase(), clock);
    this.javalin =
        Javalin.create(config -> {
          configure(config);
          config.jetty.modifyServer(server -> {
            configure(server, new JettyErrors(correlations, problems));
            server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
            server.addBean(new SlowHeads(server, settings.patience().head()));
          });
          config.jetty.modifyServletContextHandler(
              context -> context.setErrorHandler(new JettyErrors(correlations, problems)));
          route(
              config,
              new Dispatch(
                  correlations,
                  problems,
                  new Admission(settings.maxRequests()),
                  new LongAnswers(settings.patience()),
                  new CrossOrigin(settings.origins())));
        });
  }

  /**
   * Begins to listen.
   *
   * @return this
   * @throws IllegalStateException when host and port cannot be bound, or on a second start
   */
  public HttpService start() {
    try {
      javalin.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          "cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ": another process has the port, or this one may not have it; stop the other, or"
              + " set another port",
          e);
    }
    settings.managementPort().ifPresent(this::listenForOperators);
    return this;
  }

  private void listenForOperators(int port) {
    Server server = javalin.jettyServer().server();
    var http = new HttpConfiguration();
    configure(http);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(port);
    server.addConnector(connector);
    // These look after the connectors that were there when the server started.
    server.getBeans(SlowHeads.class).forEach(connector::addEventListener);
    connector.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    try {
      connector.start();
      operatorsPort = connector.getLocalPort();
    } catch (Exception e) {
      close();
      throw new IllegalStateException(
          "cannot listen on " + settings.host() + ":" + port + ", the management port", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Where health, metrics and service levels are; {@link #port()} unless one was set for them. */
  public int managementPort() {
    return settings.managementPort().isPresent() ? operatorsPort : port();
  }

  /** Whether what came in by that port may ask for it. */
  private boolean isAtHome(Route route, int port) {
    return settings.managementPort().isEmpty() || route.isForOperators() == (port == operatorsPort);
  }

  /** How many clients are connected now. */
  int connections() {
    return Arrays.stream(javalin.jettyServer().server().getConnectors())
        .mapToInt(connector -> connector.getConnectedEndPoints().size())
        .sum();
  }

  @Override
  public void close() {
    waits.close();
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.ignoreTrailingSlashes = false;
    // A link in a compressed answer could be guessed from its length: see Compression.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(this::configure);
  }

  private void configure(HttpConfiguration http) {
    http.setIdleTimeout(settings.patience().silence().toMillis());
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
  }

  private static void configure(Server server, JettyErrors errors) {
    server.setHandler(new GracefulHandler());
    server.setStopTimeout(DRAIN.toMillis());
    server.setErrorHandler(errors);
    server.setRequestLog(new AccessLog());
  }

  private void route(JavalinConfig config, Dispatch dispatch) {
    Map<Route, Handler> served = new EnumMap<>(Route.class);
    for (Route route : Route.values()) {
      served.put(route, served(route, dispatch));
    }
    Handler routed =
        request -> {
          Optional<Handler> serving =
              Route.at(request.path())
                  .filter(route -> route.methods().contains(request.method()))
                  .filter(route -> isAtHome(route, request.req().getLocalPort()))
                  .map(served::get);
          if (serving.isPresent()) {
            serving.get().handle(request);
          } else {
            dispatch.refuseUnrouted(request);
          }
        };
    // One for all paths: Javalin would try the pattern of each route in turn.
    for (HandlerType method : METHODS) {
      config.routes.addHttpHandler(method, "/*", routed);
    }
    config.routes.exception(
        HttpResponseException.class, (unrouted, request) -> dispatch.refuseUnrouted(request));
    config.routes.exception(Exception.class, dispatch::refuseUnforeseen);
  }

  private Handler served(Route route, Dispatch dispatch) {
    return route == Route.GENERATE_REPORT_SYNC
        ? dispatch.serving(route, handler(route), syncErrors)
        : dispatch.serving(route, handler(route));
  }

  private ReplyHandler handler(Route route) {
    var tokenFirst = new TokenFirst(ports.examineToken());
    var service = new ServiceHandlers(ports.checkHealth(), ports.telemetry(), version);
    return switch (route) {
      case GENERATE_REPORT ->
          new SubmitReportHandler(
              ports.submitReport(), tokenFirst, requests(), settings.publicBase());
      case GENERATE_REPORT_SYNC ->
          new GenerateReportSyncHandler(
              ports.generateReport(), tokenFirst, requests(), syncErrors, waits);
      case JOBS -> new ListJobsHandler(ports.listJobs(), settings.publicBase());
      case JOB -> new FindJobHandler(ports.findJob(), settings.publicBase());
      case JOB_CANCEL -> new JobActionHandler(ports.cancelJob()::cancel, settings.publicBase());
      case JOB_REDELIVER ->
          new JobActionHandler(ports.redeliverWebhook()::redeliver, settings.publicBase());
      case JOB_RESUME -> new JobActionHandler(ports.resumeJob()::resume, settings.publicBase());
      case JOB_LINKS -> new MintLinkHandler(ports.mintLink());
      case JOB_DOWNLOAD -> new DownloadReportHandler(ports.findJob());
      case JOB_DELIVERIES -> new ListDeliveriesHandler(ports.listDeliveries());
      case JOB_EVENTS ->
          new JobEventsHandler(
              ports.watchJob(), settings.publicBase(), waits, settings.maxEventStreams());
      case PROJECT_READINESS -> new CheckReadinessHandler(ports.checkReadiness(), waits);
      case PROJECT_DATA -> new ProjectDataHandler(ports.readProject(), waits);
      case PROJECT_DATA_REFRESH -> new RefreshProjectHandler(ports.readProject(), waits);
      case DOWNLOAD -> new OpenLinkHandler(ports.openLink());
      case PROJECT_SETUP -> new SetupHandler(ports.keepSetup(), tokenFirst, requests());
      case TEMPLATES -> new ListTemplatesHandler(ports.checkTemplate());
      case TEMPLATE_VALIDATION ->
          new ValidateTemplateHandler(
              ports.checkTemplate(),
              new TemplateUploads(TemplateUploads.MAX_BODY_BYTES, settings.patience()));
      case WEBHOOK_TEST ->
          new TestWebhookHandler(ports.testWebhook(), tokenFirst, requests(), waits);
      case WHOAMI -> new WhoAmIHandler(ports.examineToken());
      case LIVE -> (request, correlation) -> service.live();
      case READY -> (request, correlation) -> service.ready();
      case METRICS -> (request, correlation) -> service.metrics();
      case SLO -> (request, correlation) -> service.levels(request);
      case VERSION -> (request, correlation) -> service.build();
      case OPENAPI -> new PublishedHandler(() -> Reply.of(200, Reply.JSON, description().bytes()));
      case DOCS -> new PublishedHandler(() -> ApiPage.of(description()));
      case DOCS_PROBLEMS -> new PublishedHandler(() -> ProblemsPage.of(settings.publicBase()));
    };
  }

  private ApiDescription description() {
    return ApiDescription.of(version, settings.publicBase());
  }

  private JsonRequests requests() {
    return new JsonRequests(settings.maxBodyBytes(), settings.patience());
  }
}
