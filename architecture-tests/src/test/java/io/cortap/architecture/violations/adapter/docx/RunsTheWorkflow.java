package io.cortap.architecture.violations.adapter.docx;

import io.cortap.architecture.violations.workflow.Sequence;

public record RunsTheWorkflow(Sequence sequence) {}
