package io.cortap.template.analysis;

import io.cortap.template.diagnosis.FieldUse;
import java.util.Set;

/**
 * A tag reads a field.
 *
 * @param locals names that blocks around have set
 */
record FieldRead(String path, FieldUse.Use use, Set<String> locals) {
  FieldRead {
    locals = Set.copyOf(locals);
  }
}
