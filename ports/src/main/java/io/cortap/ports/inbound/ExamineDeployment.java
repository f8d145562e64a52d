package io.cortap.ports.inbound;

import io.cortap.core.deployment.Check;
import java.util.List;

/** Tells whether a deployment can do its work, before it does any. For operators. */
public interface ExamineDeployment {
  /** Everything that was looked at, in a fixed order; leaves nothing behind. */
  List<Check> examine();
}
