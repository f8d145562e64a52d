package io.cortap.template.expression;

/** What a filter, test, method or function does; a function's subject is None. */
@FunctionalInterface
interface Operation {
  Object apply(Evaluation evaluation, Object subject, Args args);
}
