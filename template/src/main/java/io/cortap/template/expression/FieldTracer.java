package io.cortap.template.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which fields of the data expressions read, through loops, assignments and filters: in
 * {@code {% for a in areas|sort %}{{ a.title }}} it is {@code areas[].title}. Expressions are told
 * in the order of the template. One thread's own.
 */
public final class FieldTracer {
  private static final Set<String> KEEPING =
      Set.of(
          "selectattr",
          "rejectattr",
          "select",
          "reject",
          "sort",
          "unique",
          "list",
          "reverse",
          "default",
          "safe");
  private static final Set<String> PICKING = Set.of("first", "last", "min", "max");
  private static final Set<String> BY_ATTRIBUTE =
      Set.of(
          "selectattr",
          "rejectattr",
          "sort",
          "unique",
          "map",
          "groupby",
          "sum",
          "join",
          "min",
          "max");
  private static final Set<String> ASKING = Set.of("defined", "undefined");

  private final Map<Integer, Origin> slots = new HashMap<>();
  private final Reads reads;

  public FieldTracer(Reads reads) {
    this.reads = reads;
  }

  /** Told of every field that is read. */
  @FunctionalInterface
  public interface Reads {
    /**
     * @param path from the top of the data
     * @param written as the expression names it
     * @param guarded whether the field is expected to be missing at times
     */
    void read(String path, String written, boolean guarded);
  }

  /** An expression whose value is used. */
  public void use(Expression expression) {
    read(expression, false);
  }

  /** A loop over the expression's items. */
  public void loop(Expression iterable, Target target, int loopSlot) {
    Origin items = read(iterable, false).items();
    slots.put(loopSlot, Origin.COMPUTED);
    bind(target, items);
  }

  /** An assignment. */
  public void assign(Target target, Expression value) {
    bind(target, read(value, false));
  }

  /**
   * A block whose text is assigned.
   *
   * @param textSlot where the value finds the text
   */
  public void caught(Target target, Expression value, int textSlot) {
    slots.put(textSlot, Origin.COMPUTED);
    assign(target, value);
  }

  private void bind(Target target, Origin origin) {
    switch (target) {
      case Target.Name name -> slots.put(name.slot(), origin);
      case Target.Unpacked unpacked -> {
        List<Target> targets = unpacked.targets();
        for (int i = 0; i < targets.size(); i++) {
          bind(targets.get(i), origin.at(i));
        }
      }
      case Target.Member member -> {}
    }
  }

  private Origin read(Expression expression, boolean guarded) {
    Origin origin = trace(expression, guarded);
    if (origin instanceof Origin.Field field && isPath(expression)) {
      reads.read(field.path(), expression.path(), guarded);
    }
    return origin;
  }

  /** What yields a field and is none itself, such as a filter, has told of its subject already. */
  private static boolean isPath(Expression expression) {
    return expression instanceof Nodes.DataName
        || expression instanceof Nodes.LocalName
        || expression instanceof Nodes.Attribute
        || expression instanceof Nodes.Item
        || expression instanceof Nodes.Slice;
  }

  private Origin trace(Expression expression, boolean guarded) {
    return switch (expression) {
      case Nodes.DataName name -> new Origin.Field(name.name);
      case Nodes.LocalName name -> local(name);
      case Nodes.Attribute member -> trace(member.owner, guarded).member(member.name);
      case Nodes.Item item -> item(item, guarded);
      case Nodes.Slice slice -> {
        slice.bounds.forEach(bound -> read(bound, false));
        yield trace(slice.owner, guarded);
      }
      case Nodes.ListDisplay list -> {
        list.items.forEach(item -> read(item, false));
        yield Origin.COMPUTED;
      }
      case Nodes.MapDisplay map -> {
        map.entries.forEach(entry -> {
          read(entry.key(), false);
          read(entry.value(), false);
        });
        yield Origin.COMPUTED;
      }
      case Operators.Or or -> either(or.left, or.right);
      case Operators.And and -> {
        read(and.left, true);
        yield trace(and.right, guarded);
      }
      case Operators.Not not -> used(not.operand);
      case Operators.Conditional choice -> {
        read(choice.condition, false);
        yield either(choice.then, choice.otherwise);
      }
      case Operators.Comparisons compared -> {
        compared.links.forEach(link -> read(link.operand(), false));
        yield used(compared.first);
      }
      case Operators.Arithmetic sum -> {
        read(sum.left, false);
        yield used(sum.right);
      }
      case Operators.Signed signed -> used(signed.operand);
      case Operators.Concatenation joined -> {
        joined.parts.forEach(part -> read(part, false));
        yield Origin.COMPUTED;
      }
      case Calls.BuiltinCall call -> call(call, guarded);
      case Calls.MethodCall call -> method(call);
      case Calls.ValueCall call -> {
        arguments(call.written);
        yield used(call.function);
      }
      case CellValue cell -> used(cell.given);
      default -> Origin.COMPUTED;
    };
  }

  private Origin used(Expression expression) {
    read(expression, false);
    return Origin.COMPUTED;
  }

  /** Both are read; the first that is a field says where the value comes from. */
  private Origin either(Expression first, Expression second) {
    Origin left = read(first, true);
    Origin right = read(second, false);
    return left instanceof Origin.Computed ? right : left;
  }

  private Origin local(Nodes.LocalName name) {
    for (int slot : name.slots) {
      Origin known = slots.get(slot);
      if (known != null) {
        return known;
      }
    }
    return Origin.COMPUTED;
  }

  private Origin item(Nodes.Item item, boolean guarded) {
    Origin owner = trace(item.owner, guarded);
    if (!(item.key instanceof Nodes.Constant key)) {
      read(item.key, false);
      return owner.items();
    }
    return switch (key.constant) {
      case String name -> owner.member(name);
      case Long index -> owner.at(index);
      default -> owner.items();
    };
  }

  private Origin call(Calls.BuiltinCall call, boolean guarded) {
    String name = call.builtin.name();
    call.binding.bound().forEach(this::argument);
    call.binding.rest().forEach(this::argument);
    call.binding.named().values().forEach(this::argument);
    boolean expectsNothing = name.equals("default") || ASKING.contains(name);
    Origin subject = read(call.subject, guarded || expectsNothing);
    String attribute = attribute(call);
    Origin picked = attribute.isEmpty() ? subject.items() : subject.items().members(attribute);
    if (!attribute.isEmpty() && picked instanceof Origin.Field field) {
      reads.read(field.path(), attribute, false);
    }
    if (KEEPING.contains(name)) {
      return subject;
    }
    if (PICKING.contains(name)) {
      return subject.items();
    }
    return switch (name) {
      case "map" -> attribute.isEmpty() ? Origin.COMPUTED : new Origin.ListOf(picked);
      case "groupby" ->
          new Origin.ListOf(new Origin.Pair(Origin.COMPUTED, new Origin.ListOf(subject.items())));
      case "batch", "slice" -> new Origin.ListOf(new Origin.ListOf(subject.items()));
      case "dictsort", "items" ->
          new Origin.ListOf(new Origin.Pair(Origin.COMPUTED, subject.items()));
      default -> Origin.COMPUTED;
    };
  }

  private void argument(@Nullable Expression argument) {
    if (argument != null) {
      read(argument, false);
    }
  }

  /** The member of items that a filter's arguments name, or empty. */
  private static String attribute(Calls.BuiltinCall call) {
    String name = call.builtin.name();
    if (!BY_ATTRIBUTE.contains(name)) {
      return "";
    }
    int index = call.builtin.parameters().indexOf("attribute");
    @Nullable Expression given =
        index >= 0 ? call.binding.bound().get(index) : call.binding.named().get("attribute");
    boolean first = name.equals("selectattr") || name.equals("rejectattr");
    if (first && !call.binding.rest().isEmpty()) {
      given = call.binding.rest().getFirst();
    }
    return given instanceof Nodes.Constant constant
            && constant.constant instanceof String text
            && text.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*")
        ? text
        : "";
  }

  private Origin method(Calls.MethodCall call) {
    arguments(call.written);
    if (call.name.equals("get")) {
      Origin owner = trace(call.owner, false);
      boolean named =
          !call.written.positional().isEmpty()
              && call.written.positional().getFirst() instanceof Nodes.Constant key
              && key.constant instanceof String;
      if (named && owner.member(Text.of(constant(call))) instanceof Origin.Field field) {
        reads.read(field.path(), call.owner.path() + "." + Text.of(constant(call)), true);
        return field;
      }
      return Origin.COMPUTED;
    }
    Origin owner = read(call.owner, false);
    return switch (call.name) {
      case "items" -> new Origin.ListOf(new Origin.Pair(Origin.COMPUTED, owner.items()));
      case "values" -> new Origin.ListOf(owner.items());
      default -> Origin.COMPUTED;
    };
  }

  private static Object constant(Calls.MethodCall call) {
    return ((Nodes.Constant) call.written.positional().getFirst()).constant;
  }

  private void arguments(Calls.Written written) {
    written.positional().forEach(this::argument);
    written.named().values().forEach(this::argument);
  }
}
