package io.cortap.ports.outbound;

import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.DeclaredField;
import io.cortap.core.review.ProjectReview;
import java.util.List;
import java.util.Set;

/**
 * Makes documents from canonical reviews.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> Equal type, template and review give equal bytes.
 *
 * <p><b>Time.</b> A report of real size takes well under a second; an interrupt may be ignored.
 *
 * <p><b>Failure.</b> A fault of template or data is a result with its place; nothing is thrown.
 */
public interface ReportRenderer {
  /** Every report type that can be made, in the order to show them. */
  List<Offer> offers();

  /** Makes the document; the type must be one of the offers. */
  Rendering render(ReportType type, ProjectReview review);

  /**
   * One report type.
   *
   * @param title for people
   * @param fields what the report reads, and how much it needs it
   * @param reportsFindings whether it tells findings, so that the policy for unassessed controls
   *     holds for it
   * @param formats the file formats in which it can be had
   */
  record Offer(
      ReportType type,
      String title,
      List<DeclaredField> fields,
      boolean reportsFindings,
      TemplateVersion template,
      Set<ReportFormat> formats) {
    public Offer {
      fields = List.copyOf(fields);
      formats = Set.copyOf(formats);
    }
  }

  /** What became of rendering. */
  sealed interface Rendering {
    /**
     * The document, checked.
     *
     * @param document the file's bytes; its own array, not to be changed
     * @param warnings what a reader should know, for instance characters that were removed
     */
    record Rendered(
        byte[] document, String fileName, TemplateVersion template, List<String> warnings)
        implements Rendering {
      public Rendered {
        warnings = List.copyOf(warnings);
      }
    }

    /** No document: the problem says where in the template, or what in the data. */
    record Faulty(Problem problem) implements Rendering {}
  }
}
