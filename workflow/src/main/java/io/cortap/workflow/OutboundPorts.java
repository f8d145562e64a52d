package io.cortap.workflow;

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

/** Everything outside that the workflow works with. It closes none of it. */
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
    Notifier notifier) {}
