package io.cortap.adapter.http;

import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.ListJobs;
import io.cortap.ports.inbound.OpenLink;
import io.cortap.ports.inbound.SubmitReport;

/** Everything that can be asked for over HTTP. */
public record InboundPorts(
    SubmitReport submitReport,
    FindJob findJob,
    ListJobs listJobs,
    OpenLink openLink,
    CheckHealth checkHealth) {}
