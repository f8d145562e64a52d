package io.cortap.sandbox;

/** The ids of the sandbox's projects, and what a report on each must say. */
public final class SandboxProjects {
  /**
   * Tenant 1, Triennial Review, draft: 494 controls, 488 of them in 20 areas of the FY2026 catalog,
   * 4 with names that nothing matches, 2 outside the catalog (DBE, EEO); Title VI has none.
   *
   * <p>Deficient: Technical Capacity - Award Management (TC-AM5, TC-AM38), Procurement (P12, P31,
   * and P47 by conflict; 20 of its 65 controls are unassessed), PTASP (PTASP9). Not applicable:
   * School Bus, Charter Bus, Section 5311, and Title VI for want of controls. Not deficient: Legal,
   * Technical Capacity - Project Management, Maintenance, both ADA areas, Drug-Free Workplace Act,
   * Drug and Alcohol Program. Not yet assessed: Financial Management and Capacity (36 of 56),
   * Technical Capacity - Program Management (30 of 30), Transit Asset Management (21 of 33),
   * Satisfactory Continuing Control (55 of 60), Section 5307 (15 of 24), Section 5310 (13 of 21),
   * Cybersecurity (2 of 2). In all 192 of the 488 are unassessed.
   */
  public static final long HARBOR_VALLEY = 58;

  /**
   * Tenant 1, region 1, draft: 494 controls, 492 of them {@code Not Started} with null comments;
   * one of Legal is not deficient, one is in progress.
   */
  public static final long QUILL_RIVER = 61;

  /**
   * Tenant 1, Combined Review, final: 533 controls in all 21 areas, each assessed, none deficient;
   * not applicable are School Bus, Charter Bus, Section 5310, Section 5311 and Cybersecurity.
   */
  public static final long MESQUITE_BEND = 62;

  /**
   * Tenant 2, State Management Review, draft: 494 controls, one deficient (TC-PgM28, with a code
   * and corrective actions in its setup record), most areas unassessed.
   */
  public static final long TAMARACK = 71;

  /**
   * Tenant 2: twelve controls, nearly all of unexpected shapes; two areas are deficient, one of
   * them because the instances contradict each other, and at least five controls cannot be mapped.
   */
  public static final long BRINDLE_CREEK = 72;

  private SandboxProjects() {}
}
