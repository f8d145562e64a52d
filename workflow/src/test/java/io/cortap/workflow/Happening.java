package io.cortap.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One thing that happens in a simulated history.
 *
 * @param node which node it happens to, by number
 * @param subject which job, user or receiver it is about, by number; reduced to what there is
 * @param amount how much of it: milliseconds, or one of several manners
 * @param faults what goes wrong while it happens
 */
record Happening(Kind kind, int node, int subject, int amount, List<Fault> faults) {
  /** What can happen. */
  enum Kind {
    /** A user asks for a report; an even amount brings an idempotency key. */
    SUBMIT,
    /** A node does all that is due. */
    WORK,
    /** Time passes. */
    WAIT,
    CANCEL,
    RESUME,
    REDELIVER,
    LINK,
    READ,
    /** The deaths of all nodes that died become known. */
    BURY,
    /** A receiver changes its ways. */
    RECEIVER,
    /** Riskuity changes its ways. */
    RISKUITY,
    /** Riskuity refuses a user's present token from now on. */
    REVOKE,
    /** A node's clock goes another way. */
    SKEW
  }

  /**
   * Something that goes wrong at one port call.
   *
   * @param call which call of the happening, from 0
   * @param amount of a delay or a partition, in milliseconds
   * @param meanwhile what else happens during the call
   */
  record Fault(int call, Trouble trouble, int amount, Optional<Happening> meanwhile) {
    @Override
    public String toString() {
      String what = meanwhile.map(Happening::toString).orElse(Integer.toString(amount));
      return call + ":" + trouble + "(" + what + ")";
    }
  }

  /** What can go wrong. */
  enum Trouble {
    /** The node dies before the call. */
    CRASH_BEFORE,
    /** The node dies after the call. */
    CRASH_AFTER,
    /** The call fails without having happened. */
    DOWN,
    /** The call happens, and its answer is lost. */
    LOST,
    /** The call happens twice, and the second answer comes back. */
    TWICE,
    /** The call takes long. */
    DELAY,
    /** The node reaches no store for a while. */
    PARTITION,
    /** Something else happens before the call. */
    MEANWHILE
  }

  Happening without(int fault) {
    var fewer = new ArrayList<>(faults);
    fewer.remove(fault);
    return new Happening(kind, node, subject, amount, fewer);
  }

  @Override
  public String toString() {
    return kind + " node " + node + " subject " + subject + " amount " + amount + " " + faults;
  }

  /** A history of what that seed says. */
  static List<Happening> history(RandomGenerator random) {
    var history = new ArrayList<Happening>();
    history.add(any(Kind.SUBMIT, random, true));
    int length = 6 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      history.add(any(kind(random), random, true));
      if (random.nextInt(12) == 0) {
        addExpiry(history, random);
      }
    }
    return history;
  }

  /** A user submits, the token ends before the work, and the user goes on with another. */
  private static void addExpiry(List<Happening> history, RandomGenerator random) {
    int subject = random.nextInt(100);
    for (Kind kind : List.of(Kind.SUBMIT, Kind.REVOKE, Kind.WORK, Kind.RESUME)) {
      Happening any = any(kind, random, true);
      history.add(new Happening(kind, any.node(), subject, any.amount(), any.faults()));
    }
  }

  private static Kind kind(RandomGenerator random) {
    Kind[] kinds = Kind.values();
    // Half of all that happens is work, a sixth new jobs.
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> Kind.WORK;
      case 3 -> Kind.SUBMIT;
      default -> kinds[random.nextInt(kinds.length)];
    };
  }

  private static Happening any(Kind kind, RandomGenerator random, boolean nested) {
    var faults = new ArrayList<Fault>();
    if (random.nextInt(3) > 0) {
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        faults.add(fault(random, nested));
      }
    }
    int node = random.nextInt(SimulatedWorld.NODES);
    return new Happening(
        kind, node, random.nextInt(100), random.nextInt(1 << random.nextInt(1, 17)), faults);
  }

  private static Fault fault(RandomGenerator random, boolean nested) {
    Trouble[] troubles = Trouble.values();
    Trouble trouble = troubles[random.nextInt(troubles.length)];
    int call = random.nextInt(random.nextBoolean() ? 8 : 40);
    int amount = random.nextInt(1 << random.nextInt(1, 16));
    if (trouble != Trouble.MEANWHILE) {
      return new Fault(call, trouble, amount, Optional.empty());
    }
    return nested
        ? new Fault(call, trouble, 0, Optional.of(any(kind(random), random, false)))
        : new Fault(call, Trouble.DELAY, amount, Optional.empty());
  }
}
