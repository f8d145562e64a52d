package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that apply a filter or test to every item of a list. */
final class SelectionFilters {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of("map", "*", SelectionFilters::map),
          Builtin.of("select", "*", (e, value, args) -> select(e, value, args, false, true)),
          Builtin.of("reject", "*", (e, value, args) -> select(e, value, args, false, false)),
          Builtin.of("selectattr", "*", (e, value, args) -> select(e, value, args, true, true)),
          Builtin.of("rejectattr", "*", (e, value, args) -> select(e, value, args, true, false)));

  private SelectionFilters() {}

  private static Object map(Evaluation evaluation, Object value, Args args) {
    List<@Nullable Object> mapped = new ArrayList<>();
    if (args.rest().isEmpty()) {
      Object attribute = args.named().get("attribute");
      if (attribute == null) {
        throw new ExpressionException(
            Problem.ARGUMENTS, "'map' needs attribute='…' or the name of a filter");
      }
      Object fallback = args.named().getOrDefault("default", None.NONE);
      Path path = Path.of(attribute);
      for (Object item : Values.items(value)) {
        evaluation.budget().spend(1);
        Object found = path.from(Values.load(item));
        boolean missing = found instanceof Undefined && args.named().containsKey("default");
        mapped.add(Values.store(missing ? fallback : found));
      }
      return mapped;
    }
    Builtin filter = evaluation.functions().requireFilter(Text.of(args.rest().getFirst()), -1);
    Args bound = filter.bindValues(args.rest().subList(1, args.rest().size()), args.named());
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      mapped.add(Values.store(filter.operation().apply(evaluation, Values.load(item), bound)));
    }
    return mapped;
  }

  private static Object select(
      Evaluation evaluation, Object value, Args args, boolean byAttribute, boolean wanted) {
    List<Object> given = args.rest();
    if (byAttribute && given.isEmpty()) {
      throw new ExpressionException(
          Problem.ARGUMENTS, "selectattr and rejectattr need the name of an attribute");
    }
    Path path = Path.of(byAttribute ? given.getFirst() : None.NONE);
    int testAt = byAttribute ? 1 : 0;
    List<@Nullable Object> kept = new ArrayList<>();
    @Nullable Builtin test = null;
    Args bound = Args.NONE;
    if (given.size() > testAt) {
      test = evaluation.functions().requireTest(Text.of(given.get(testAt)), -1);
      bound = test.bindValues(given.subList(testAt + 1, given.size()), Map.of());
    }
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      Object tested = path.from(Values.load(item));
      Object outcome = test == null ? tested : test.operation().apply(evaluation, tested, bound);
      if (Values.truthy(outcome) == wanted) {
        kept.add(item);
      }
    }
    return kept;
  }
}
