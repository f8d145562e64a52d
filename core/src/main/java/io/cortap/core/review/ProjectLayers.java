package io.cortap.core.review;

/**
 * What people supply beside Riskuity.
 *
 * @param setup the project's setup record; {@link SetupRecord#EMPTY} when it has none
 * @param request the request's {@code options.project_setup}; {@link SetupRecord#EMPTY} when it has
 *     none
 */
public record ProjectLayers(SetupRecord setup, SetupRecord request) {
  /** Nothing but Riskuity and the defaults. */
  public static final ProjectLayers NONE = new ProjectLayers(SetupRecord.EMPTY, SetupRecord.EMPTY);
}
