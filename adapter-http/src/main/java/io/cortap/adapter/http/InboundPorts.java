package io.cortap.adapter.http;

import io.cortap.ports.inbound.CancelJob;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.inbound.CheckReadiness;
import io.cortap.ports.inbound.CheckTemplate;
import io.cortap.ports.inbound.ExamineToken;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.GenerateReport;
import io.cortap.ports.inbound.KeepSetup;
import io.cortap.ports.inbound.ListDeliveries;
import io.cortap.ports.inbound.ListJobs;
import io.cortap.ports.inbound.MintLink;
import io.cortap.ports.inbound.OpenLink;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.inbound.ReadTelemetry;
import io.cortap.ports.inbound.RedeliverWebhook;
import io.cortap.ports.inbound.ResumeJob;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.inbound.TestWebhook;
import io.cortap.ports.inbound.WatchJob;

/** Everything that can be asked for over HTTP. */
public record InboundPorts(
    SubmitReport submitReport,
    GenerateReport generateReport,
    FindJob findJob,
    ListJobs listJobs,
    WatchJob watchJob,
    CancelJob cancelJob,
    RedeliverWebhook redeliverWebhook,
    ResumeJob resumeJob,
    MintLink mintLink,
    ListDeliveries listDeliveries,
    CheckReadiness checkReadiness,
    ReadProject readProject,
    OpenLink openLink,
    KeepSetup keepSetup,
    CheckTemplate checkTemplate,
    ExamineToken examineToken,
    TestWebhook testWebhook,
    CheckHealth checkHealth,
    ReadTelemetry telemetry) {

  /** Nothing is counted. */
  public InboundPorts(
      SubmitReport submitReport,
      GenerateReport generateReport,
      FindJob findJob,
      ListJobs listJobs,
      WatchJob watchJob,
      CancelJob cancelJob,
      RedeliverWebhook redeliverWebhook,
      ResumeJob resumeJob,
      MintLink mintLink,
      ListDeliveries listDeliveries,
      CheckReadiness checkReadiness,
      ReadProject readProject,
      OpenLink openLink,
      KeepSetup keepSetup,
      CheckTemplate checkTemplate,
      ExamineToken examineToken,
      TestWebhook testWebhook,
      CheckHealth checkHealth) {
    this(
        submitReport,
        generateReport,
        findJob,
        listJobs,
        watchJob,
        cancelJob,
        redeliverWebhook,
        resumeJob,
        mintLink,
        listDeliveries,
        checkReadiness,
        readProject,
        openLink,
        keepSetup,
        checkTemplate,
        examineToken,
        testWebhook,
        checkHealth,
        ReadTelemetry.NONE);
  }
}
