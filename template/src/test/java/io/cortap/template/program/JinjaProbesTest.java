package io.cortap.template.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.expression.Functions;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Jinja2's own answers, and every place where ours differ on purpose. */
class JinjaProbesTest {
  private static final String FAULT = "(a located error)";
  private static final Probes PROBES = read("/vectors/jinja-probes.json");
  private static final Probes FURTHER = read("/vectors/jinja-further-probes.json");

  /** What we print instead, and why. */
  private record Difference(String ours, String reason) {}

  private static final String NONE_IS_NOTHING = "None prints nothing: a report never says None";
  private static final String NO_CHANGE = "templates cannot change data";
  private static final String SAME_EVERY_TIME = "a report must be reproducible";
  private static final String NO_MACROS = "macros are out of the dialect";

  private static final Map<String, Difference> INTENDED =
      Map.ofEntries(
          Map.entry("{{ none_v }}", new Difference("", NONE_IS_NOTHING)),
          Map.entry("{{ 'a'~none_v }}", new Difference("a", NONE_IS_NOTHING)),
          Map.entry("{{ none_v|default('x') }}", new Difference("", NONE_IS_NOTHING)),
          Map.entry("{{ none }}", new Difference("", NONE_IS_NOTHING)),
          Map.entry("{{ date_format(none_v) }}", new Difference("", NONE_IS_NOTHING)),
          Map.entry(
              "{% for k,v in d|dictsort %}{{k}}={{v}};{% endfor %}",
              new Difference("k=v;n=5;none=;", NONE_IS_NOTHING)),
          Map.entry(
              "{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}",
              new Difference("k=v;n=5;none=;", NONE_IS_NOTHING)),
          Map.entry("{{ d.get('zz') }}", new Difference("", NONE_IS_NOTHING)),
          Map.entry("{{ d.update({'q':1}) }}", new Difference(FAULT, NO_CHANGE)),
          Map.entry("{{ lst|random is number }}", new Difference(FAULT, SAME_EVERY_TIME)),
          Map.entry("{{ lipsum(n=1)|length > 0 }}", new Difference(FAULT, "no filler text")),
          Map.entry(
              "{% set j=joiner(',') %}{{j()}}a{{j()}}b",
              new Difference(FAULT, "use loop.first or join")),
          Map.entry(
              "{% macro m(a,b='d') %}{{a}}{{b}}{% endmacro %}{{ m('x') }}{{ m('x',b='y') }}",
              new Difference(FAULT, NO_MACROS)),
          Map.entry(
              "{% macro m() %}{{caller()}}{% endmacro %}{% call m() %}in{% endcall %}",
              new Difference(FAULT, NO_MACROS)),
          Map.entry(
              "{% for i in lst %}{% if i==2 %}{% break %}{% endif %}{{i}}{% endfor %}",
              new Difference("1", "break and continue are in the dialect")),
          Map.entry(
              "{{ '2023-07-11'|date_format }}",
              new Difference("July 11, 2023", "date_format is a filter too")),
          Map.entry("{{ self }}", new Difference("", "self is an unknown name like any other")));

  private record Probe(String template, @Nullable String expected, @Nullable String error) {}

  private record Probes(String about, Map<String, @Nullable Object> context, List<Probe> cases) {}

  private static Probes read(String resource) {
    try (InputStream json =
        Objects.requireNonNull(JinjaProbesTest.class.getResourceAsStream(resource))) {
      return new ObjectMapper().readValue(json, new TypeReference<Probes>() {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  List<DynamicTest> everyProbePrintsWhatJinja2Prints() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Probe probe : PROBES.cases()) {
      tests.add(dynamicTest(probe.template(), () -> check(probe)));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyFurtherProbePrintsWhatJinja2Prints() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Probe probe : FURTHER.cases()) {
      tests.add(dynamicTest(probe.template(), () -> compare(probe, probe.expected())));
    }
    return tests;
  }

  private static void check(Probe probe) {
    compare(probe, probe.expected() == null ? null : unescaped(probe.expected()));
  }

  private static void compare(Probe probe, @Nullable String expected) {
    String theirs = expected == null ? FAULT : expected;
    String ours = ours(probe.template());
    Difference intended = INTENDED.get(probe.template());
    if (intended == null) {
      assertThat(ours).isEqualTo(theirs);
    } else {
      assertThat(ours).as(intended.reason()).isEqualTo(intended.ours()).isNotEqualTo(theirs);
    }
  }

  private static String ours(String template) {
    try {
      return TextTemplate.compile(template, Functions.standard()).render(PROBES.context());
    } catch (FaultException fault) {
      return FAULT;
    }
  }

  private static String unescaped(@Nullable String markup) {
    return Objects.requireNonNull(markup)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
