package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags of a template that no document would have replaced. */
final class Leftovers {
  private static final Pattern TAG =
      Pattern.compile("\\{\\{[^{}]{1,500}\\}\\}|\\{%[^{}]{1,500}%\\}");
  private static final int LONGEST_SHOWN = 60;

  private Leftovers() {}

  /** Reports text that still begins a tag when all tags of the part have been taken out. */
  static void check(String part, Element element, Findings findings) {
    for (Node child : element.children) {
      if (child instanceof Element inner) {
        check(part, inner, findings);
      } else if (child instanceof Characters text
          && !text.verbatim
          && (text.text.contains("{{") || text.text.contains("{%"))) {
        findings.add(
            Diagnostic.error(
                DiagnosticId.INVALID_OUTPUT,
                Location.ofPart(part).withTag(shown(text.text), 1),
                "the tag stands outside the document's text and would be left in it",
                new ProposedEdit.ByHand("move the tag into a paragraph")));
      }
    }
  }

  /** Warns of a tag in a part in which none is read, such as a building block. */
  static void warn(String part, String content, Findings findings) {
    Matcher found = content.indexOf('{') < 0 ? TAG.matcher("") : TAG.matcher(content);
    if (found.find()) {
      findings.add(
          Diagnostic.warning(
              DiagnosticId.INVALID_OUTPUT,
              Location.ofPart(part).withTag(shown(found.group()), 1),
              "tags are not read in this part, so every document keeps them there"));
    }
  }

  private static String shown(String text) {
    String one = text.strip();
    return one.length() <= LONGEST_SHOWN ? one : one.substring(0, LONGEST_SHOWN) + "…";
  }
}
