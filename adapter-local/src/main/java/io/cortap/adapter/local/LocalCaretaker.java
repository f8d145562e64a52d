package io.cortap.adapter.local;

import io.cortap.core.job.Job;
import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Versioned;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks after the stores in one folder. A node is dead when the operating system freed its lock; it
 * is forgotten once none of its jobs is left.
 */
public final class LocalCaretaker implements Caretaker {
  private final SqliteFile file;
  private final NodeLocks nodes;

  /**
   * @param file borrowed: whoever opened it closes it
   * @param nodes where every process that claims jobs of {@code file} holds its lock before the
   *     first claim
   */
  public LocalCaretaker(SqliteFile file, NodeLocks nodes) {
    this.file = file;
    this.nodes = nodes;
  }

  @Override
  public List<Versioned<Job>> orphans(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    var orphans = new ArrayList<Versioned<Job>>();
    for (NodeId node : nodes.dead()) {
      int room = limit - orphans.size();
      if (room == 0) {
        break;
      }
      List<Versioned<Job>> left =
          file.read("look for jobs of dead node " + node, tx -> new HeldRows(tx).of(node, room));
      if (left.isEmpty()) {
        nodes.forget(node);
      }
      orphans.addAll(left);
    }
    return List.copyOf(orphans);
  }
}
