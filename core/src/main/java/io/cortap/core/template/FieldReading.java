package io.cortap.core.template;

import java.util.List;

/**
 * A field of the data that a template reads.
 *
 * @param path from the top of the data, {@code []} standing for the items of a list: {@code
 *     areas[].title}
 * @param uses every place, in the order of the document
 */
public record FieldReading(String path, List<Use> uses) {
  public FieldReading {
    uses = List.copyOf(uses);
  }

  /**
   * One place.
   *
   * @param conditions the tags of the branches around, outermost first
   * @param written the path as the tag writes it, such as {@code area.title} inside a loop
   * @param guarded whether the tag expects that the field may be missing
   */
  public record Use(TemplatePlace place, List<String> conditions, String written, boolean guarded) {
    public Use {
      conditions = List.copyOf(conditions);
    }
  }
}
