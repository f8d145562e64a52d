package io.cortap.adapter.memory;

import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.core.template.FieldReading;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplateFinding.Edit;
import io.cortap.core.template.TemplateFinding.Mark;
import io.cortap.core.template.TemplateFinding.Severity;
import io.cortap.core.template.TemplatePlace;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateChecker;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text in UTF-8 with tags such as {@code {{ name }}} instead of Word, a line a
 * paragraph, for tests that do not look at documents. The data's top members are the known names.
 */
public final class InMemoryTemplateChecker implements TemplateChecker {
  private static final String PART = "text";
  private static final byte[] OFFERED =
      "Findings of {{ project }}\n".getBytes(StandardCharsets.UTF_8);
  private static final ReportType DRAFT = new ReportType("draft_audit_report");

  @Override
  public List<TemplateProfile> templates() {
    return List.of(
        new TemplateProfile(
            DRAFT,
            "Draft audit report",
            new TemplateVersion(DRAFT.id(), Sha256.of(OFFERED)),
            List.of()));
  }

  @Override
  public TemplateDiagnosis check(TemplateSource template, Yardstick yardstick) {
    yardstick.type().ifPresent(InMemoryTemplateChecker::requireOffered);
    return switch (template) {
      case TemplateSource.Offered offered -> {
        requireOffered(offered.type());
        yield diagnosis(OFFERED, yardstick);
      }
      case TemplateSource.File file -> diagnosis(file.docx(), yardstick);
    };
  }

  private static void requireOffered(ReportType type) {
    if (!type.equals(DRAFT)) {
      throw new IllegalArgumentException("report type " + type + " is not offered");
    }
  }

  private static TemplateDiagnosis diagnosis(byte[] template, Yardstick yardstick) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(template)).toString();
    } catch (CharacterCodingException e) {
      return TemplateDiagnosis.of(
          List.of(error("BROKEN_PACKAGE", TemplatePlace.FILE, "the file is no text in UTF-8")));
    }
    var reading = new Reading(yardstick.data());
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      reading.line(lines.get(i), i + 1);
    }
    return reading.diagnosis();
  }

  private static TemplateFinding error(String id, TemplatePlace place, String cause) {
    return new TemplateFinding(
        id, Severity.ERROR, place, new Mark(0, place.tag().length()), cause, Edit.NONE);
  }

  /** One text as it is read. */
  private static final class Reading {
    private final Optional<Map<String, @Nullable Object>> data;
    private final List<TemplateFinding> findings = new ArrayList<>();
    private final Map<String, List<FieldReading.Use>> fields = new LinkedHashMap<>();

    Reading(Optional<Map<String, @Nullable Object>> data) {
      this.data = data;
    }

    void line(String line, int paragraph) {
      for (int open = line.indexOf("{{"); open >= 0; open = line.indexOf("{{", open + 2)) {
        int close = line.indexOf("}}", open);
        if (close < 0) {
          findings.add(
              error(
                  "UNCLOSED_TAG",
                  TemplatePlace.of(PART, paragraph, line.substring(open)),
                  "the tag that begins here has no '}}' in its paragraph"));
          return;
        }
        TemplatePlace place = TemplatePlace.of(PART, paragraph, line.substring(open, close + 2));
        read(line.substring(open + 2, close).strip(), place);
      }
    }

    private void read(String name, TemplatePlace place) {
      fields
          .computeIfAbsent(name, path -> new ArrayList<>())
          .add(new FieldReading.Use(place, List.of(), name, false));
      if (data.isPresent() && !data.get().containsKey(name)) {
        findings.add(
            new TemplateFinding(
                "UNKNOWN_FIELD",
                Severity.WARNING,
                place,
                Mark.in(place.tag(), "", "'" + name + "'"),
                "no field '" + name + "' is known",
                Edit.NONE));
      }
    }

    TemplateDiagnosis diagnosis() {
      return new TemplateDiagnosis(
          findings,
          List.of(),
          fields.entrySet().stream()
              .map(field -> new FieldReading(field.getKey(), field.getValue()))
              .toList(),
          fields.keySet().stream()
              .filter(name -> data.isPresent() && !data.get().containsKey(name))
              .map(name -> new TemplateDiagnosis.Missing(name, ""))
              .toList(),
          List.of(),
          List.of());
    }
  }
}
