package io.cortap.adapter.docx;

import io.cortap.adapter.docx.annotation.Note;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplatePlace;
import java.util.ArrayList;
import java.util.List;

/** What a comment says about a finding. */
final class FindingNotes {
  private static final String BODY = "word/document.xml";
  private static final String APART =
      "(Braces stand apart here, so that this comment holds no tag: type them together.)";

  private FindingNotes() {}

  static Note of(TemplateFinding finding) {
    TemplatePlace place = finding.place();
    var lines = new ArrayList<String>();
    String severity =
        switch (finding.severity()) {
          case ERROR -> "Error ";
          case WARNING -> "Warning ";
        };
    lines.add(severity + finding.id() + ": " + apart(finding.cause()));
    if (!place.part().equals(BODY)) {
      String tag = place.tag().isEmpty() ? "" : ": " + apart(place.tag());
      lines.add("In " + apart(place.words()) + tag);
    }
    if (!finding.edit().advice().isEmpty()) {
      lines.add("To do: " + apart(finding.edit().advice()));
    }
    if (lines.stream().anyMatch(FindingNotes::isApart)) {
      lines.add(APART);
    }
    return new Note(
        place.part(), place.paragraph(), place.tag(), place.occurrence(), List.copyOf(lines));
  }

  /** Text that no template engine takes for a tag. */
  static String apart(String text) {
    String apart = text;
    for (String pair : List.of("{{", "}}", "{%", "%}", "{#", "#}")) {
      apart = apart.replace(pair, pair.charAt(0) + " " + pair.charAt(1));
    }
    return apart;
  }

  private static boolean isApart(String line) {
    return line.contains("{ ") || line.contains(" }");
  }
}
