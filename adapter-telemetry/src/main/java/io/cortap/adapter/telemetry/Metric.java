package io.cortap.adapter.telemetry;

import java.util.List;

/** Every metric there is. None has a label that names a tenant, a user or a job. */
public enum Metric {
  JOBS_CREATED("cortap.jobs.created", Kind.COUNTER, Unit.COUNT, "Jobs accepted", "report_type"),
  JOBS_COMPLETED(
      "cortap.jobs.completed", Kind.COUNTER, Unit.COUNT, "Reports stored", "report_type"),
  JOBS_FAILED(
      "cortap.jobs.failed",
      Kind.COUNTER,
      Unit.COUNT,
      "Jobs that ended without a report; not those cancelled",
      "report_type",
      "error_code"),
  JOBS_DURATION(
      "cortap.jobs.duration",
      Kind.HISTOGRAM,
      Unit.SECONDS,
      "How long a report was worked on, over all attempts; waiting does not count",
      "report_type"),
  JOBS_LATE(
      "cortap.jobs.late",
      Kind.COUNTER,
      Unit.COUNT,
      "Jobs not finished 4 min after the first claim, and jobs ended by JOB_TIMEOUT"),
  JOBS_ACTIVE("cortap.jobs.active", Kind.GAUGE, Unit.COUNT, "Jobs that this node works on"),
  QUEUE_DEPTH(
      "cortap.jobs.queue_depth",
      Kind.GAUGE,
      Unit.COUNT,
      "Jobs in the store that are due and have no worker"),
  QUEUE_AGE(
      "cortap.jobs.queue_age",
      Kind.GAUGE,
      Unit.SECONDS,
      "How long the oldest due work, of jobs or webhooks, is overdue"),
  PHASES_DURATION(
      "cortap.phases.duration", Kind.HISTOGRAM, Unit.SECONDS, "How long a phase took", "phase"),
  WEBHOOKS_SENT(
      "cortap.webhooks.sent",
      Kind.COUNTER,
      Unit.COUNT,
      "Attempts that the receiver took; `attempt` is 1 to 15, or 16+ after redeliveries",
      "attempt"),
  WEBHOOKS_FAILED(
      "cortap.webhooks.failed", Kind.COUNTER, Unit.COUNT, "Attempts that failed", "attempt"),
  WEBHOOKS_RETRIES(
      "cortap.webhooks.retries",
      Kind.COUNTER,
      Unit.COUNT,
      "Attempts after the first, however they ended",
      "attempt"),
  WEBHOOKS_CONSECUTIVE_FAILURES(
      "cortap.webhooks.consecutive_failures",
      Kind.GAUGE,
      Unit.COUNT,
      "Jobs in a row that this node could not tell the receiver with the most of them"),
  WEBHOOKS_OLDEST_UNDELIVERED(
      "cortap.webhooks.oldest_undelivered",
      Kind.GAUGE,
      Unit.SECONDS,
      "How long ago the oldest job was accepted whose webhook is still owed"),
  UPLOADS(
      "cortap.s3.uploads",
      Kind.COUNTER,
      Unit.COUNT,
      "Snapshots and reports stored, wherever the store is",
      "report_type"),
  UPLOAD_BYTES("cortap.s3.upload_bytes", Kind.COUNTER, Unit.BYTES, "Their size", "report_type"),
  UPLOAD_ERRORS(
      "cortap.s3.upload_errors",
      Kind.COUNTER,
      Unit.COUNT,
      "Snapshots and reports that the store did not take",
      "report_type"),
  LINKS_OPENED("cortap.links.opened", Kind.COUNTER, Unit.COUNT, "Reports fetched by their links"),
  LINKS_EXPIRED_UNOPENED(
      "cortap.links.expired_unopened",
      Kind.COUNTER,
      Unit.COUNT,
      "Links made by this node since its start that ended unopened"),
  LINKS_DELIVERY(
      "cortap.links.delivery",
      Kind.HISTOGRAM,
      Unit.SECONDS,
      "From accepting a job until a receiver took its link");

  /** How its values go together. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /** What its values count, in CloudWatch's words. */
  public enum Unit {
    COUNT("Count"),
    SECONDS("Seconds"),
    BYTES("Bytes");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final String id;
  private final Kind kind;
  private final Unit unit;
  private final String meaning;
  private final List<String> labels;

  Metric(String id, Kind kind, Unit unit, String meaning, String... labels) {
    this.id = id;
    this.kind = kind;
    this.unit = unit;
    this.meaning = meaning;
    this.labels = List.of(labels);
  }

  /** Its name, with dots; Prometheus shows underscores. */
  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public Unit unit() {
    return unit;
  }

  /** What it counts or measures, for operators. */
  public String meaning() {
    return meaning;
  }

  public List<String> labels() {
    return labels;
  }

  /** One value of it. */
  record Measurement(Metric metric, double value, List<String> labels) {
    Measurement {
      labels = List.copyOf(labels);
      if (labels.size() != metric.labels().size()) {
        throw new IllegalArgumentException(
            metric.id() + " has the labels " + metric.labels() + ", was given " + labels);
      }
    }
  }

  Measurement of(double value, String... labels) {
    return new Measurement(this, value, List.of(labels));
  }
}
