package io.cortap.template.diagnosis;

import java.util.List;

/**
 * A field of the data that the template reads.
 *
 * @param path from the top of the data, {@code []} standing for the items of a list: {@code
 *     areas[].title}
 * @param uses every place, in the order of the document
 */
public record FieldUse(String path, List<Use> uses) {
  public FieldUse {
    uses = List.copyOf(uses);
  }

  /**
   * One place.
   *
   * @param conditions the tags of the branches around, outermost first
   * @param written the path as the tag writes it, such as {@code area.title} inside a loop
   * @param guarded whether the tag expects that the field may be missing: it has a default or is
   *     tested for being defined
   */
  public record Use(Location location, List<String> conditions, String written, boolean guarded) {
    public Use {
      conditions = List.copyOf(conditions);
    }
  }
}
