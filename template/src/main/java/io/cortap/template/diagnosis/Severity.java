package io.cortap.template.diagnosis;

/** How bad a finding about a template is. */
public enum Severity {
  /** The template cannot be used, or this render cannot be finished. */
  ERROR,
  /** The template works, perhaps not as its author thinks. */
  WARNING
}
