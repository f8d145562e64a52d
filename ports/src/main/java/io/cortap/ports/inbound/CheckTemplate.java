package io.cortap.ports.inbound;

import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.Yardstick;
import java.util.List;

/** Tells authors about their templates, wherever they are. Keeps nothing. */
public interface CheckTemplate {
  /**
   * Finds everything that is wrong with a template.
   *
   * @param upload asked for once, when it is known who calls; what it throws reaches the caller. It
   *     takes no room from others, however long it takes
   * @return the diagnosis, whatever the file is; refused when the caller is not known, the type is
   *     not offered, or too many templates are checked at once
   */
  Answer<TemplateDiagnosis> check(Caller caller, Upload upload);

  /** The report types that can be asked for, in the order to show them. */
  Answer<List<TemplateProfile>> list(Caller caller);

  /** Hands over what is to be checked. */
  interface Upload {
    /** Takes the upload in. */
    Draft take();
  }

  /**
   * A template and what it is held against.
   *
   * @param docx its own array, not to be changed
   */
  record Draft(byte[] docx, Yardstick yardstick) {}
}
