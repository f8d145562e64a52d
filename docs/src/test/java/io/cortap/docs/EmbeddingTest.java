package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.memory.InMemoryPorts;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.NodeId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.template.Compilation;
import io.cortap.template.CompiledTemplate;
import io.cortap.template.RenderOptions;
import io.cortap.template.Template;
import io.cortap.template.expression.Functions;
import io.cortap.workflow.OutboundPorts;
import io.cortap.workflow.Worker;
import io.cortap.workflow.Workflow;
import io.cortap.workflow.WorkflowSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's examples, run: a plain main, Dagger, and the template library alone. */
class EmbeddingTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-03-15T12:00:00Z"));
  private static final UserToken TOKEN = new UserToken("an.invented.token");
  private static final Requester MARA = new Requester(new TenantId("12"), new UserId("7"));
  private static final ProjectId PROJECT = new ProjectId(58);

  private final Ledger ledger =
      project ->
          project.equals(PROJECT)
              ? List.of(
                  new Ledger.Entry("1", "LEGAL : L1", "Non-Deficient"),
                  new Ledger.Entry("2", "PROCUREMENT : P12", "Deficient: no cost analysis"))
              : List.of();

  /** The other system of the guide. */
  interface Ledger {
    record Entry(String id, String control, String remark) {}

    List<Entry> entries(ProjectId project);
  }

  // @start region="own_client"
  /** Reads projects out of a ledger instead of Riskuity; whoever it knows may see them all. */
  record LedgerClient(Ledger ledger, InstantSource clock) implements RiskuityClient {
    @Override
    public Probe probe(
        UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
      return ledger.entries(project).isEmpty()
          ? new Probe.Refused(
              Problem.of(FailureCode.PROJECT_NOT_FOUND, "the ledger has no project " + project))
          : new Probe.Allowed();
    }

    @Override
    public Controls controls(
        UserToken token,
        ProjectId project,
        CorrelationId correlationId,
        Duration limit,
        Progress progress) {
      var controls = new ArrayList<Control>();
      for (Ledger.Entry entry : ledger.entries(project)) {
        var assessment = new Assessment("Complete", entry.remark(), List.of());
        controls.add(new Control(entry.id(), entry.control(), "", assessment));
      }
      progress.read(controls.size(), controls.size());
      return new Controls.Read(
          new ProjectControls("Ledger " + project, controls, List.of(), clock.instant()));
    }
  }

  // @end

  // @start region="own_renderer"
  /** Makes a memo of one line for each deficiency, and needs no field of the project. */
  static final class MemoRenderer implements ReportRenderer {
    private static final Offer MEMO =
        new Offer(
            new ReportType("memo"),
            "Memo of deficiencies",
            List.of(),
            true,
            new TemplateVersion("memo", Sha256.of(new byte[0])),
            Set.of(ReportFormat.DOCX));

    @Override
    public List<Offer> offers() {
      return List.of(MEMO);
    }

    @Override
    public Rendering render(ReportType type, ProjectReview review) {
      String memo =
          review
              .deficiencies()
              .map(deficiency -> "- " + deficiency.code() + "\n")
              .collect(Collectors.joining("", "Deficiencies of " + review.reviewId() + ":\n", ""));
      return new Rendering.Rendered(
          memo.getBytes(StandardCharsets.UTF_8),
          review.reviewId() + ".docx",
          MEMO.template(),
          List.of());
    }
  }

  // @end

  private static void assertTold(InMemoryPorts memory) {
    assertThat(memory.receivers().attempts())
        .singleElement()
        .satisfies(attempt ->
            assertThat(new String(attempt.body(), StandardCharsets.UTF_8))
                .contains("\"status\": \"completed\"", "\"deficiency_count\": 1"));
  }

  @Test
  void aPlainMainMakesAReportOfAnotherSystem() {
    InstantSource clock = CLOCK;
    RandomGenerator random = new Random(58);
    // @start region="plain_main"
    var memory =
        new InMemoryPorts(random)
            .reading(new LedgerClient(ledger, clock))
            .rendering(new MemoRenderer());
    memory.tokens().issue(TOKEN, MARA, clock.instant().plus(Duration.ofHours(1)));

    var settings =
        WorkflowSettings.standard(
            new NodeId("node-1"),
            "https://reports.example.test",
            new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))),
            SigningSecrets.of(SigningSecret.of("an-invented-secret-of-more-than-32-bytes")));

    try (var workflow = new Workflow(memory.as(OutboundPorts::new), settings, clock, random)) {
      var caller = new Caller(TOKEN, new CorrelationId("memo-1"));
      Map<String, Object> form =
          Map.of(
              "project_id", 58,
              "report_type", "memo",
              "callback_url", "https://hooks.example.test/reports");

      switch (workflow.submitReport().submit(caller, form)) {
        case Answer.Given<Accepted> given -> System.out.println("job " + given.value().job().id());
        case Answer.Refused<Accepted> refused -> System.out.println(refused.problem());
      }
      workflow.worker().runDue(); // a service calls start() once, and works in the background
    }
    // @end
    assertTold(memory);
  }

  // @start region="dagger_module"
  @Module
  interface Reports {
    @Provides
    @Singleton
    static Workflow workflow(
        InMemoryPorts ports,
        WorkflowSettings settings,
        InstantSource clock,
        RandomGenerator random) {
      return new Workflow(ports.as(OutboundPorts::new), settings, clock, random);
    }

    @Provides
    static SubmitReport submitReport(Workflow workflow) {
      return workflow.submitReport();
    }

    @Provides
    static Worker worker(Workflow workflow) {
      return workflow.worker();
    }
  }

  @Singleton
  @Component(modules = Reports.class)
  interface ReportService {
    SubmitReport submitReport();

    Worker worker();

    @Component.Factory
    interface Factory {
      ReportService create(
          @BindsInstance InMemoryPorts ports,
          @BindsInstance WorkflowSettings settings,
          @BindsInstance InstantSource clock,
          @BindsInstance RandomGenerator random);
    }
  }

  // @end

  @Test
  void daggerWiresTheSame() {
    var random = new Random(58);
    var memory =
        new InMemoryPorts(random)
            .reading(new LedgerClient(ledger, CLOCK))
            .rendering(new MemoRenderer());
    memory.tokens().issue(TOKEN, MARA, CLOCK.instant().plus(Duration.ofHours(1)));
    var settings =
        WorkflowSettings.standard(
            new NodeId("node-1"),
            "https://reports.example.test",
            new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))),
            SigningSecrets.of(SigningSecret.of("an-invented-secret-of-more-than-32-bytes")));
    var caller = new Caller(TOKEN, new CorrelationId("memo-2"));
    Map<String, Object> form =
        Map.of(
            "project_id", 58,
            "report_type", "memo",
            "callback_url", "https://hooks.example.test/reports");
    // @start region="dagger_use"
    ReportService service =
        DaggerEmbeddingTest_ReportService.factory().create(memory, settings, CLOCK, random);
    Answer<Accepted> answer = service.submitReport().submit(caller, form);
    // @end
    assertThat(answer).isInstanceOf(Answer.Given.class);
    service.worker().runDue();
    assertTold(memory);
  }

  @Test
  void theTemplateLibraryRendersAlone() throws Exception {
    byte[] docx =
        CheckATemplateTest.document(
            CheckATemplateTest.paragraph("Review of {{ recipient|upper }}"));
    // @start region="template_alone"
    CompiledTemplate template =
        switch (Template.compile(docx, Functions.standard())) {
          case Compilation.Compiled compiled -> compiled.template();
          case Compilation.Rejected rejected ->
              throw new IllegalArgumentException(rejected.diagnostics().toString());
        };
    byte[] document =
        template.render(Map.of("recipient", "Harbor Light"), RenderOptions.standard()).document();
    // @end
    assertThat(CheckATemplateTest.text(document)).contains("Review of HARBOR LIGHT");
  }
}
