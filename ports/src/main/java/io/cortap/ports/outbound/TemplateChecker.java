package io.cortap.ports.outbound;

import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import java.util.List;

/**
 * Finds out what is wrong with templates.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> Equal template and yardstick give equal findings. Report types are as jobs
 * would use them now.
 *
 * <p><b>Time.</b> A template of real size takes well under a second, a hostile one some seconds;
 * all of it is processor time. An interrupt may be ignored.
 *
 * <p><b>Failure.</b> Whatever is in the file or the data is a finding; {@link
 * IllegalArgumentException} for a report type that is not offered.
 */
public interface TemplateChecker {
  /** Every report type that can be made, in the order to show them. */
  List<TemplateProfile> templates();

  /** Everything that is found in the template, at once. */
  TemplateDiagnosis check(TemplateSource template, Yardstick yardstick);
}
