package io.cortap.workflow;

import io.cortap.ports.outbound.AlertChannel;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.ControlsCache;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobObserver;
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
import java.util.List;

/**
 * Everything outside that the workflow works with. It closes none of it.
 *
 * @param alerts each is told of every alarm
 */
public record OutboundPorts(
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
    Notifier notifier,
    JobObserver observer,
    List<AlertChannel> alerts) {

  public OutboundPorts {
    alerts = List.copyOf(alerts);
  }

  /** Nobody is told how it goes, but for the log. */
  public OutboundPorts(
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
      Notifier notifier) {
    this(
        jobs,
        index,
        blobs,
        caretaker,
        riskuity,
        controls,
        tokens,
        cipher,
        setups,
        auditRoots,
        snapshots,
        renderer,
        templates,
        pdfs,
        notifier,
        JobObserver.NONE,
        List.of());
  }

  /** The same, with {@code observer} and {@code alerts} told how it goes. */
  public OutboundPorts observed(JobObserver observer, List<AlertChannel> alerts) {
    return with(jobs, observer, alerts);
  }

  OutboundPorts with(JobStore jobs) {
    return with(jobs, observer, alerts);
  }

  private OutboundPorts with(JobStore jobs, JobObserver observer, List<AlertChannel> alerts) {
    return new OutboundPorts(
        jobs,
        index,
        blobs,
        caretaker,
        riskuity,
        controls,
        tokens,
        cipher,
        setups,
        auditRoots,
        snapshots,
        renderer,
        templates,
        pdfs,
        notifier,
        observer,
        alerts);
  }
}
