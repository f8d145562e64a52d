package io.cortap.workflow;

import io.cortap.workflow.Happening.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call into a node that is under way: what will go wrong in it, and who beats for it. */
final class SimulatedFrame {
  final SimulatedNode node;
  final int life;
  final List<Heartbeat> heartbeats = new ArrayList<>();
  final List<Begun> begun = new ArrayList<>();
  private final List<Fault> faults;
  private int calls;

  SimulatedFrame(SimulatedNode node, List<Fault> faults) {
    this.node = node;
    this.life = node.life;
    this.faults = faults;
  }

  /**
   * Work that was claimed and waits for its thread.
   *
   * @param thread its name
   */
  record Begun(String thread, Runnable work) {}

  /** What goes wrong at the port call that is made now. */
  List<Fault> next() {
    int call = calls++;
    return faults.stream().filter(fault -> fault.call() == call).toList();
  }

  /**
   * Lets every heartbeat look at the time that can; the work of one in the middle of a move waits.
   */
  void beat() {
    heartbeats.removeIf(Heartbeat::isClosed);
    for (Heartbeat heartbeat : List.copyOf(heartbeats)) {
      if (!heartbeat.held().isMoving() && !heartbeat.held().lost()) {
        Optional<String> over = heartbeat.look();
        if (over.isPresent()) {
          heartbeat.held().lose();
        }
      }
    }
  }

  /** Interrupts the work whose claim is over, once the thread is its own again. */
  void interruptWhatIsOver() {
    heartbeats.removeIf(Heartbeat::isClosed);
    for (Heartbeat heartbeat : heartbeats) {
      if (heartbeat.held().lost()) {
        heartbeat.interrupted("its claim is over");
      }
    }
  }
}
