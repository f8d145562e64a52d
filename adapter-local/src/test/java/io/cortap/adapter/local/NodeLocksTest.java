package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeLocksTest {
  private static final NodeId HERE = new NodeId("node-here");
  private static final NodeId THERE = new NodeId("node/there: ü");

  @TempDir private Path data;

  private NodeLocks locks() {
    return new NodeLocks(data.resolve("nodes"));
  }

  private ChildProcess holderThere() throws IOException {
    ChildProcess holder = ChildProcess.run(LockHolder.class, data.resolve("nodes"), THERE.value());
    assertThat(holder.line()).isEqualTo(THERE.value());
    return holder;
  }

  @Test
  void nobodyIsDeadWhereNobodyEverLived() {
    assertThat(locks().dead()).isEmpty();
  }

  @Test
  void aNodeOfThisProcessIsAliveHoweverOftenOneLooks() throws IOException {
    try (NodeLock held = locks().hold(HERE)) {
      assertThat(locks().dead()).isEmpty();
      assertThat(locks().dead()).isEmpty();
      assertThat(held.node()).isEqualTo(HERE);
    }
  }

  @Test
  void aNodeThatEndedInOrderIsNotAmongTheDead() {
    NodeLock lock = locks().hold(HERE);

    lock.close();

    assertThat(locks().dead()).isEmpty();
  }

  @Test
  void closingTwiceLeavesTheNextHolderAlone() {
    NodeLock first = locks().hold(HERE);
    first.close();
    try (NodeLock second = locks().hold(HERE)) {
      first.close();

      assertThat(second.node()).isEqualTo(HERE);
      assertThat(data.resolve("nodes/node-here.lock")).exists();
    }
  }

  @Test
  void aNodeIsAliveOnceOnly() {
    try (NodeLock first = locks().hold(HERE)) {
      assertThatThrownBy(() -> locks().hold(first.node()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("node-here is alive already");
    }
  }

  @Test
  void anotherProcessesNodeIsAliveUntilItIsKilled() throws Exception {
    try (ChildProcess holder = holderThere()) {
      assertThat(locks().dead()).isEmpty();
      assertThatThrownBy(() -> locks().hold(THERE)).isInstanceOf(IllegalStateException.class);

      holder.kill();

      assertThat(locks().dead()).containsExactly(THERE);
    }
  }

  @Test
  void aDeadNodeStaysOnTheListUntilItIsForgotten() throws Exception {
    try (ChildProcess holder = holderThere()) {
      locks().forget(THERE);
      holder.kill();
      assertThat(locks().dead()).containsExactly(THERE);

      locks().forget(THERE);

      assertThat(locks().dead()).isEmpty();
    }
  }

  @Test
  void lookingDoesNotFreeTheLocksOfThisProcess() throws Exception {
    try (NodeLock held = locks().hold(HERE)) {
      locks().dead();
      locks().forget(held.node());
      try (ChildProcess other = ChildProcess.run(DeadNodes.class, data.resolve("nodes"))) {
        assertThat(other.line()).isEqualTo("dead: []");
      }
    }
  }

  @Test
  void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
    Files.writeString(data.resolve("nodes"), "in the way");

    assertThatThrownBy(() -> locks().hold(HERE))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("node-here")
        .hasMessageContaining("a file lies where a folder should be");
  }
}
