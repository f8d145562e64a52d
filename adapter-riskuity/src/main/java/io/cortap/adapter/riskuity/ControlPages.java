package io.cortap.adapter.riskuity;

import io.cortap.core.report.ProjectId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where people see a control in Riskuity.
 *
 * @param form a URL of http or https in which {@code {control_id}}, and {@code {project_id}} where
 *     it is needed, stand for the ids; empty where nobody has said how such a URL looks
 */
public record ControlPages(String form) {
  /** No control has a page. */
  public static final ControlPages NONE = new ControlPages("");

  private static final String CONTROL = "{control_id}";
  private static final String PROJECT = "{project_id}";

  public ControlPages {
    if (!form.isEmpty() && !isForm(form)) {
      throw new IllegalArgumentException(
          "the page of a control looks like https://app.riskuity.com/controls/{control_id};"
              + " {project_id} may stand in it too");
    }
  }

  private static boolean isForm(String form) {
    if (!form.contains(CONTROL)) {
      return false;
    }
    try {
      URI example = URI.create(form.replace(CONTROL, "1").replace(PROJECT, "1"));
      return Set.of("https", "http").contains(String.valueOf(example.getScheme()))
          && example.getHost() != null
          && example.getRawUserInfo() == null;
    } catch (IllegalArgumentException notUrl) {
      return false;
    }
  }

  /** The page of one control; empty where there is none. */
  String of(ProjectId project, String control) {
    return form.replace(PROJECT, project.toString()).replace(CONTROL, encoded(control));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
