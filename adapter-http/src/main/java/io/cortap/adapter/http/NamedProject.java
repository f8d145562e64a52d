package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** The project that a path names. */
final class NamedProject {
  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,17}");

  private NamedProject() {}

  /**
   * @throws RefusedException with {@code PROJECT_NOT_FOUND} for what can name no project
   */
  static ProjectId of(Context request) {
    String id = PathParameters.of(request, Route.PROJECT_ID);
    if (!NUMBER.matcher(id).matches()) {
      throw new RefusedException(
          Problem.of(
              FailureCode.PROJECT_NOT_FOUND, "a project's id is a whole number greater than 0"));
    }
    return new ProjectId(Long.parseLong(id));
  }
}
