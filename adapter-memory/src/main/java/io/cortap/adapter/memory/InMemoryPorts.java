package io.cortap.adapter.memory;

import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.ControlsCache;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.SnapshotCodec;
import io.cortap.ports.outbound.TemplateChecker;
import io.cortap.ports.outbound.TokenCipher;
import io.cortap.ports.outbound.TokenVerifier;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One of every outbound port, in memory, and any of them replaced by another: what a test, a trial
 * or a service that keeps nothing begins with.
 *
 * {@snippet class="io.cortap.docs.EmbeddingTest" region="plain_main"}
 *
 * <p>What is kept ends with this object. It is arranged on one thread; the ports serve any number.
 */
public final class InMemoryPorts {
  private static final Duration CONTROLS_KEPT = Duration.ofHours(1);

  private final InMemoryJobStore jobs = new InMemoryJobStore();
  private final InMemoryBlobStore files = new InMemoryBlobStore();
  private final InMemorySetupStore setups = new InMemorySetupStore();
  private final InMemoryRiskuityClient projects = new InMemoryRiskuityClient();
  private final InMemoryTokenVerifier tokens = new InMemoryTokenVerifier();
  private final InMemoryNotifier receivers = new InMemoryNotifier();
  private final TokenCipher cipher;
  private BlobStore blobs = files;
  private RiskuityClient riskuity = projects;
  private TokenVerifier verifier = tokens;
  private ReportRenderer renderer = new InMemoryReportRenderer();
  private Notifier notifier = receivers;

  /**
   * @param random draws the key under which tokens wait; nobody else gets to know it
   */
  public InMemoryPorts(RandomGenerator random) {
    byte[] key = new byte[TokenKey.LENGTH_BYTES];
    random.nextBytes(key);
    this.cipher = new AesGcmTokenCipher(List.of(new TokenKey("memory", key)), random);
  }

  /** Projects, as Riskuity would tell them; not asked once {@link #reading} was called. */
  public InMemoryRiskuityClient projects() {
    return projects;
  }

  /** Whose tokens they are; not asked once {@link #verifying} was called. */
  public InMemoryTokenVerifier tokens() {
    return tokens;
  }

  /** What Riskuity does not hold of a project. */
  public InMemorySetupStore setups() {
    return setups;
  }

  /** Whom webhooks go to; nobody once {@link #notifying} was called. */
  public InMemoryNotifier receivers() {
    return receivers;
  }

  /** The jobs, as they are stored. */
  public JobStore jobs() {
    return jobs;
  }

  /** The files, as they are stored. */
  public BlobStore blobs() {
    return blobs;
  }

  /** Projects are read there. */
  public InMemoryPorts reading(RiskuityClient another) {
    riskuity = another;
    return this;
  }

  /** Tokens are verified there. */
  public InMemoryPorts verifying(TokenVerifier another) {
    verifier = another;
    return this;
  }

  /** Documents are made there. */
  public InMemoryPorts rendering(ReportRenderer another) {
    renderer = another;
    return this;
  }

  /** Webhooks go there. */
  public InMemoryPorts notifying(Notifier another) {
    notifier = another;
    return this;
  }

  /** Snapshots and reports are kept there; the housekeeping removes nothing from it. */
  public InMemoryPorts keeping(BlobStore another) {
    blobs = another;
    return this;
  }

  /** What takes one of every port, for instance {@code OutboundPorts::new} of the workflow. */
  @FunctionalInterface
  public interface Assembly<P> {
    /** Makes the whole out of its parts. */
    P of(
        JobStore jobs,
        JobIndex index,
        BlobStore blobs,
        Caretaker caretaker,
        RiskuityClient riskuity,
        ControlsCache controls,
        TokenVerifier tokens,
        TokenCipher cipher,
        SetupStore setups,
        AuditRoots auditRoots,
        SnapshotCodec snapshots,
        ReportRenderer renderer,
        TemplateChecker templates,
        PdfConverter pdfs,
        Notifier notifier);
  }

  /** All of them together; what was kept before stays. */
  public <P> P as(Assembly<P> assembly) {
    return assembly.of(
        jobs,
        new InMemoryJobIndex(jobs),
        blobs,
        new InMemoryCaretaker(jobs, files),
        riskuity,
        new InMemoryControlsCache(CONTROLS_KEPT),
        verifier,
        cipher,
        setups,
        new InMemoryAuditRoots(jobs, setups),
        new InMemorySnapshotCodec(),
        renderer,
        new InMemoryTemplateChecker(),
        new InMemoryPdfConverter(),
        notifier);
  }
}
