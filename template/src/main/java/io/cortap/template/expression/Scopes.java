package io.cortap.template.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which slot each name set by a block has, kept while a template is compiled, so that a render
 * looks up no scopes. A name is looked for from the innermost scope outwards, then in the data.
 */
public final class Scopes {
  private final Deque<Map<String, Integer>> open = new ArrayDeque<>();
  private int slots;

  public Scopes() {
    open.push(new HashMap<>());
  }

  public void enter() {
    open.push(new HashMap<>());
  }

  /** Leaves the innermost scope; the outermost stays. */
  public void leave() {
    if (open.size() > 1) {
      open.pop();
    }
  }

  /** Runs the step as if the innermost scope were not there yet. */
  <T> T outside(Supplier<T> step) {
    Map<String, Integer> innermost = open.pop();
    try {
      return step.get();
    } finally {
      open.push(innermost);
    }
  }

  /** The slots handed out so far. */
  public int slots() {
    return slots;
  }

  /** The slot of a name in the innermost scope. */
  public int declare(String name) {
    Map<String, Integer> innermost = open.element();
    Integer known = innermost.get(name);
    if (known != null) {
      return known;
    }
    innermost.put(name, slots);
    return slots++;
  }

  /** Whether a block gives the name a value. */
  public boolean holds(String name) {
    return open.stream().anyMatch(scope -> scope.containsKey(name));
  }

  Expression name(String name) {
    List<Integer> found = new ArrayList<>();
    for (Iterator<Map<String, Integer>> scopes = open.iterator(); scopes.hasNext(); ) {
      @Nullable Integer slot = scopes.next().get(name);
      if (slot != null) {
        found.add(slot);
      }
    }
    return found.isEmpty()
        ? new Nodes.DataName(name)
        : new Nodes.LocalName(name, found.stream().mapToInt(Integer::intValue).toArray());
  }
}
