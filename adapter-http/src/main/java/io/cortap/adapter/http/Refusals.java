package io.cortap.adapter.http;

import io.cortap.adapter.http.ProblemReplies.Occurrence;
import io.cortap.core.problem.Problem;

/** How a route tells what went wrong. */
interface Refusals {
  Reply reply(Problem problem, Occurrence where);
}
