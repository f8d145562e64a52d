package io.cortap.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.intake.ReportForm.Reading;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ReportFormTest {
  private static final ReportForm.Checks CHECKS =
      new ReportForm.Checks() {
        @Override
        public List<ReportType> types() {
          return List.of(new ReportType("draft_audit_report"), new ReportType("rir_cover_letter"));
        }

        @Override
        public boolean makes(ReportFormat format) {
          return format == ReportFormat.DOCX;
        }

        @Override
        public Optional<String> refusal(URI callback) {
          return callback.getHost().endsWith(".example.test")
              ? Optional.empty()
              : Optional.of("the callback URL is not allowed");
        }
      };

  private final Map<String, @Nullable Object> form = new LinkedHashMap<>();

  ReportFormTest() {
    form.put("project_id", 58L);
    form.put("report_type", "draft_audit_report");
    form.put("callback_url", "https://hooks.example.test/cortap");
  }

  private Reading read() {
    return ReportForm.read(form, CHECKS);
  }

  @Test
  void withoutACallbackNoneIsReadAndNoneIsMissed() {
    form.put("callback_url", "nonsense");

    assertThat(ReportForm.readWithoutCallback(form, CHECKS))
        .isInstanceOfSatisfying(
            Reading.Request.class,
            reading -> {
              assertThat(reading.request().callback()).isEqualTo(new Callback.Nowhere());
              assertThat(reading.warnings()).isEmpty();
            });
  }

  private Problem refusal() {
    if (read() instanceof Reading.Refused refused) {
      return refused.problem();
    }
    throw new AssertionError("the form was taken: " + form);
  }

  private List<String> faultyFields() {
    var names = new ArrayList<String>();
    if (refusal().details().get("fields") instanceof List<?> fields) {
      for (Object field : fields) {
        names.add(String.valueOf(((Map<?, ?>) field).get("field")));
      }
    }
    return names;
  }

  @Nested
  class WhatFits {
    @Test
    void theDefaultsAreFilledIn() {
      assertThat(read())
          .isEqualTo(
              new Reading.Request(
                  new ReportRequest(
                      new ProjectId(58),
                      new ReportType("draft_audit_report"),
                      new Callback.Webhook(URI.create("https://hooks.example.test/cortap")),
                      ReportOptions.DEFAULTS),
                  List.of()));
    }

    @Test
    void aProjectIdMayBeADecimalString() {
      form.put("project_id", "58");

      assertThat(read()).isInstanceOf(Reading.Request.class);
    }

    @Test
    void unknownFieldsAreIgnoredWithAWarning() {
      form.put("reportType", "x");
      form.put("options", Map.of("format", "docx", "colour", "blue"));

      assertThat(((Reading.Request) read()).warnings())
          .containsExactly("unknown fields were ignored: options.colour, reportType");
    }

    @Test
    void projectSetupIsTakenOver() {
      form.put(
          "options", Map.of("project_setup", Map.of("project_info", Map.of("region_number", 4))));

      assertThat(((Reading.Request) read()).request().options().projectSetup())
          .isEqualTo(Map.of("project_info", Map.of("region_number", 4)));
    }
  }

  @Nested
  class WhatIsMalformed {
    @Test
    void everyFaultIsListedAtOnce() {
      form.clear();
      form.put(
          "options", Map.of("format", "odt", "include_attachments", "yes", "project_setup", 1));

      assertThat(refusal().code()).isEqualTo(FailureCode.INVALID_REQUEST);
      assertThat(faultyFields())
          .containsExactly(
              "project_id",
              "report_type",
              "callback_url",
              "options.format",
              "options.include_attachments",
              "options.project_setup");
    }

    @Test
    void noOtherProjectIdIsTaken() {
      for (Object id :
          Arrays.<@Nullable Object>asList(
              null,
              0L,
              -1L,
              "",
              "0",
              "-58",
              "5.8",
              "58 ",
              " 58",
              "0x3a",
              "58e0",
              true,
              58.0,
              new BigDecimal("58"),
              List.of(58L),
              "9".repeat(19))) {
        form.put("project_id", id);

        assertThat(faultyFields()).as("%s", id).containsExactly("project_id");
      }
    }

    @Test
    void whatIsNoAbsoluteUrlIsMalformed() {
      for (Object url :
          Arrays.<@Nullable Object>asList(
              null,
              "",
              "hooks",
              "/hooks",
              "//hooks.example.test/",
              "https:",
              "https://",
              "mailto:a@b.test",
              "https://hooks.example.test/a b",
              7L,
              "https://hooks.example.test/" + "a".repeat(2048))) {
        form.put("callback_url", url);

        assertThat(refusal().code()).as("%s", url).isEqualTo(FailureCode.INVALID_REQUEST);
        assertThat(faultyFields()).containsExactly("callback_url");
      }
    }

    @Test
    void anUnknownTypeAndARefusedUrlAreListedWithTheRest() {
      form.put("project_id", "x");
      form.put("report_type", "nope");
      form.put("callback_url", "https://evil.test/");

      assertThat(refusal().code()).isEqualTo(FailureCode.INVALID_REQUEST);
      assertThat(faultyFields()).containsExactly("project_id", "report_type", "callback_url");
    }

    @Test
    void everyFaultOfTheProjectSetupIsListed() {
      form.put(
          "options",
          Map.of("project_setup", Map.of("project_info", Map.of("region_number", 11), "x", 1)));

      assertThat(faultyFields())
          .containsExactlyInAnyOrder(
              "options.project_setup.project_info.region_number", "options.project_setup.x");
    }

    @Test
    void aTrialIsReadWhereOneIsMadeAndIsTheSameRequest() {
      form.put("dry_run", true);
      Reading tried = ReportForm.readForTrial(form, CHECKS);
      form.remove("dry_run");

      assertThat(tried).isEqualTo(read());

      form.put("dry_run", "yes");
      assertThat(ReportForm.readForTrial(form, CHECKS)).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void aTrialIsRefusedInsteadOfMadeReal() {
      form.put("dry_run", true);
      assertThat(faultyFields()).containsExactly("dry_run");

      form.put("dry_run", "yes");
      assertThat(faultyFields()).containsExactly("dry_run");

      form.put("dry_run", false);
      assertThat(read()).isInstanceOf(Reading.Request.class);
    }

    @Test
    void theValueThatWasSentIsNotRepeated() {
      form.put("project_id", "<script>alert(1)</script>");

      assertThat(refusal().toString()).doesNotContain("script");
    }
  }

  @Nested
  class WhatIsRefused {
    @Test
    void anUnknownTypeAloneNamesTheKnownOnes() {
      form.put("report_type", "nope");

      assertThat(refusal().code()).isEqualTo(FailureCode.INVALID_REPORT_TYPE);
      assertThat(refusal().details().get("known"))
          .isEqualTo(List.of("draft_audit_report", "rir_cover_letter"));
    }

    @Test
    void aRefusedUrlAloneIsItsOwnError() {
      form.put("callback_url", "https://evil.test/");

      assertThat(refusal().code()).isEqualTo(FailureCode.UNSAFE_CALLBACK_URL);
    }

    @Test
    void aFormatThatCannotBeMadeHereIsItsOwnError() {
      form.put("options", Map.of("format", "pdf"));

      assertThat(refusal().code()).isEqualTo(FailureCode.FORMAT_UNAVAILABLE);
    }
  }
}
