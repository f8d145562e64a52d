package io.cortap.ports.inbound;

import io.cortap.core.operation.ServiceLevels;

/** Shows operators what this node has counted and measured. */
public interface ReadTelemetry {
  /** Nothing was counted. */
  ReadTelemetry NONE =
      new ReadTelemetry() {
        @Override
        public String metrics() {
          return "";
        }

        @Override
        public ServiceLevels serviceLevels() {
          return ServiceLevels.NONE;
        }
      };

  /** All metrics in Prometheus' text format. */
  String metrics();

  /** How well the promises of the last day were kept. */
  ServiceLevels serviceLevels();
}
