/** Metrics for Prometheus and CloudWatch, service levels, alerts, and the form of the log. */
@NullMarked
package io.cortap.adapter.telemetry;

import org.jspecify.annotations.NullMarked;
