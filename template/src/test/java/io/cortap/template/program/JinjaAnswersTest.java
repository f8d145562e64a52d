package io.cortap.template.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.template.DebianPython;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.expression.Functions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Our answers beside Jinja2's own: those kept in {@code jinja-answers.json}, and fresh ones where
 * Python is. {@code -Dcortap.seed=N} writes other templates for the fresh ones.
 */
class JinjaAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20270411;
  private static final int GENERATED = 600;
  private static final String FAULT = "(a located error)";
  private static final Map<String, @Nullable Object> CONTEXT =
      read("jinja-context.json", new TypeReference<>() {});
  private static final Map<String, Difference> INTENDED = intended();

  /** What Jinja2 prints, or the type of what it raises. */
  record Answer(String template, @Nullable String expected, @Nullable String error) {
    String shown() {
      return expected == null ? FAULT : expected;
    }
  }

  record Difference(String reason, List<Ours> templates) {}

  record Ours(String template, String ours) {}

  private static <T> T read(String resource, TypeReference<T> type) {
    try (InputStream json = open(resource)) {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        JinjaAnswersTest.class.getResourceAsStream("/vectors/" + resource), resource);
  }

  private static Map<String, Difference> intended() {
    Map<String, Difference> byTemplate = new LinkedHashMap<>();
    for (Difference difference :
        read("jinja-differences.json", new TypeReference<List<Difference>>() {})) {
      difference.templates().forEach(ours -> byTemplate.put(ours.template(), difference));
    }
    return byTemplate;
  }

  private static List<String> templates(long seed) throws IOException {
    List<String> templates = new ArrayList<>();
    try (InputStream lines = open("jinja-handwritten.txt")) {
      new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(templates::add);
    }
    templates.addAll(new TemplateWriter(seed).templates(GENERATED));
    return templates;
  }

  @TestFactory
  List<DynamicTest> everyKeptAnswerIsOursTooOrDiffersForAListedReason() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Answer answer : read("jinja-answers.json", new TypeReference<List<Answer>>() {})) {
      tests.add(dynamicTest(answer.template(), () -> compare(answer)));
    }
    assertThat(tests).hasSizeGreaterThan(800);
    return tests;
  }

  private static void compare(Answer answer) {
    String ours = ours(answer.template());
    Difference difference = INTENDED.get(answer.template());
    if (difference == null) {
      assertThat(ours).as(answer.template()).isEqualTo(answer.shown());
    } else {
      assertThat(difference.templates()).contains(new Ours(answer.template(), ours));
      assertThat(ours).as(difference.reason()).isNotEqualTo(answer.shown());
    }
  }

  private static String ours(String template) {
    try {
      return TextTemplate.compile(template, Functions.standard()).render(CONTEXT);
    } catch (FaultException fault) {
      return FAULT;
    }
  }

  @Test
  void theKeptAnswersAreJinja2sOwn() throws Exception {
    DebianPython.require("jinja2", "python3-jinja2");

    List<Answer> fresh = asked(templates(SEED));

    Path written = Path.of("target", "jinja-answers.json");
    Files.writeString(written, lines(fresh));
    List<Answer> kept = read("jinja-answers.json", new TypeReference<>() {});
    Map<String, String> shown = new LinkedHashMap<>();
    kept.forEach(answer -> shown.put(answer.template(), answer.shown()));
    assertThat(fresh)
        .as("answers that are not kept; all fresh ones are in %s", written)
        .filteredOn(answer -> !answer.shown().equals(shown.get(answer.template())))
        .isEmpty();
    assertThat(kept).hasSameSizeAs(fresh);
  }

  @Test
  void freshTemplatesGetJinja2sAnswersToo() throws Exception {
    DebianPython.require("jinja2", "python3-jinja2");
    long seed = Long.getLong("cortap.seed", SEED + 1);

    List<String> differing = new ArrayList<>();
    for (Answer answer : asked(new TemplateWriter(seed).templates(GENERATED))) {
      String ours = ours(answer.template());
      if (!ours.equals(answer.shown())) {
        differing.add(
            "%s%n  ours    %s%n  Jinja2  %s %s"
                .formatted(answer.template(), ours, answer.shown(), answer.error()));
      }
    }

    assertThat(differing).as("-Dcortap.seed=%d", seed).isEmpty();
  }

  private static List<Answer> asked(List<String> templates)
      throws IOException, InterruptedException {
    byte[] request = JSON.writeValueAsBytes(Map.of("context", CONTEXT, "templates", templates));
    return JSON.readValue(
        DebianPython.run("/python/jinja_answers.py", request), new TypeReference<>() {});
  }

  /** One answer a line. */
  private static String lines(List<Answer> answers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Answer answer : answers) {
      Map<String, String> members = new LinkedHashMap<>();
      members.put("template", answer.template());
      members.put(
          answer.expected() == null ? "error" : "expected",
          Objects.requireNonNullElse(answer.expected(), answer.error()));
      lines.add(JSON.writeValueAsString(members));
    }
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }
}
