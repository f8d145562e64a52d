package io.cortap.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Plays histories, and makes those short that show something wrong. */
final class Simulation {
  private static final int MOST_PLAYS = 600;

  private Simulation() {}

  /**
   * A history that led to what must never happen.
   *
   * @param history as short as was found
   */
  record Failure(long seed, List<Happening> history, String what) {
    @Override
    public String toString() {
      return "seed "
          + seed
          + ": "
          + what
          + "\nThe shortest history found, of "
          + history.size()
          + " happenings:\n"
          + history.stream().map(Happening::toString).collect(Collectors.joining("\n"));
    }
  }

  static List<Happening> history(long seed) {
    return Happening.history(new Random(seed));
  }

  /** Plays the history of that seed; empty if all went well. */
  static Optional<Failure> play(long seed, Supplier<Mutant> mutant) {
    return play(seed, mutant, SimulatedStores.Kind.MEMORY, world -> {});
  }

  /**
   * The same.
   *
   * @param kind what the world stands on
   * @param ended is shown the world in which all went well
   */
  static Optional<Failure> play(
      long seed,
      Supplier<Mutant> mutant,
      SimulatedStores.Kind kind,
      Consumer<SimulatedWorld> ended) {
    List<Happening> history = history(seed);
    return wrong(seed, history, mutant, kind, ended)
        .map(what -> {
          List<Happening> shortest = shrunk(seed, history, mutant, kind);
          return new Failure(
              seed, shortest, wrong(seed, shortest, mutant, kind, world -> {}).orElse(what));
        });
  }

  /** What goes wrong in this history, if anything does. */
  static Optional<String> wrong(long seed, List<Happening> history, Supplier<Mutant> mutant) {
    return wrong(seed, history, mutant, SimulatedStores.Kind.MEMORY, world -> {});
  }

  private static Optional<String> wrong(
      long seed,
      List<Happening> history,
      Supplier<Mutant> mutant,
      SimulatedStores.Kind kind,
      Consumer<SimulatedWorld> ended) {
    try {
      var world = new SimulatedWorld(seed, mutant.get(), kind);
      world.live(history);
      ended.accept(world);
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(String.valueOf(violation.getMessage()));
    } catch (RuntimeException unforeseen) {
      return Optional.of(unforeseen + " at " + List.of(unforeseen.getStackTrace()).subList(0, 6));
    } finally {
      Thread.interrupted();
    }
  }

  private static boolean isWrong(
      long seed, List<Happening> history, Supplier<Mutant> mutant, SimulatedStores.Kind kind) {
    return wrong(seed, history, mutant, kind, world -> {}).isPresent();
  }

  /** Leaves out whatever is not needed for something to go wrong: halves, parts, single faults. */
  private static List<Happening> shrunk(
      long seed, List<Happening> history, Supplier<Mutant> mutant, SimulatedStores.Kind kind) {
    List<Happening> shortest = history;
    int plays = 0;
    for (int size = history.size() / 2; size >= 1; size /= 2) {
      for (int from = 0; from < shortest.size() && plays < MOST_PLAYS; ) {
        var fewer = new ArrayList<>(shortest);
        fewer.subList(from, Math.min(from + size, fewer.size())).clear();
        plays++;
        if (isWrong(seed, fewer, mutant, kind)) {
          shortest = fewer;
        } else {
          from += size;
        }
      }
    }
    for (int at = 0; at < shortest.size(); at++) {
      for (int fault = shortest.get(at).faults().size() - 1; fault >= 0; fault--) {
        var fewer = new ArrayList<>(shortest);
        fewer.set(at, shortest.get(at).without(fault));
        if (plays++ < MOST_PLAYS && isWrong(seed, fewer, mutant, kind)) {
          shortest = fewer;
        }
      }
    }
    return shortest;
  }
}
