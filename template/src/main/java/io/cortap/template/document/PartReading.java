package io.cortap.template.document;

import io.cortap.template.program.Piece;
import io.cortap.template.program.Step;
import java.util.List;

/**
 * What was read of a part with tags, for whoever wants to know more than how to render it.
 *
 * @param tags in the order of the document, whatever faults they have
 * @param steps what a render goes through, literals as their text; empty when the part has faults
 * @param slots that an evaluation of the steps needs
 */
public record PartReading(
    String part, List<Step.Tag<Piece>> tags, List<Step<Piece>> steps, int slots) {
  public PartReading {
    tags = List.copyOf(tags);
    steps = List.copyOf(steps);
  }
}
