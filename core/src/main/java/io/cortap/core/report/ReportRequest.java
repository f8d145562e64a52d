package io.cortap.core.report;

/** One report as it was asked for, every default filled in. */
public record ReportRequest(
    ProjectId project, ReportType type, Callback callback, ReportOptions options) {}
