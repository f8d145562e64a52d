package io.cortap.adapter.cli;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;

/**
 * What commands look at besides their arguments.
 *
 * @param variables the environment, secrets among them
 * @param in standard input
 */
public record Surroundings(Map<String, String> variables, InputStream in, InstantSource clock) {
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  @Override
  public String toString() {
    return "Surroundings[redacted]";
  }
}
