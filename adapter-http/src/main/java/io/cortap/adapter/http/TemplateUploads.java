package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportType;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.inbound.CheckTemplate.Draft;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a template: the file itself as the body, or a form (RFC 7578) with the parts {@code
 * template}, {@code data} and {@code report_type}.
 */
record TemplateUploads(SlowBody body) {
  /** 12 MB: a template of 10 MB, and data. */
  static final long MAX_BODY_BYTES = 12_000_000;

  private static final String STAGE = "validation";
  private static final String TEMPLATE = "template";
  private static final String DATA = "data";
  private static final String REPORT_TYPE = "report_type";
  private static final List<String> PARTS = List.of(TEMPLATE, DATA, REPORT_TYPE);

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final Pattern FORM =
      Pattern.compile(
          "(?i:multipart/form-data) *;.*\\bboundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");

  TemplateUploads(long maxBodyBytes, Patience patience) {
    this(new SlowBody(maxBodyBytes, patience, STAGE));
  }

  /**
   * @throws RefusedException at once where media type or announced size are not acceptable
   */
  void requireReadable(Context request) {
    String type = mediaType(request);
    if (!isFile(type) && !FORM.matcher(type).matches()) {
      throw refused(
          Problem.of(
                  FailureCode.UNSUPPORTED_MEDIA_TYPE,
                  "the body is declared neither as a DOCX file nor as a form with a boundary")
              .hinting(
                  "Send the file as '%s', or a form as multipart/form-data with the part 'template'."
                      .formatted(DOCX)));
    }
    if (request.header("Content-Encoding") != null) {
      throw refused(
          Problem.of(
              FailureCode.UNSUPPORTED_MEDIA_TYPE,
              "the body is encoded; only plain bodies are read"));
    }
    if (request.req().getContentLengthLong() > body.maxBytes()) {
      throw body.tooLarge();
    }
  }

  /**
   * @throws RefusedException if the body is too large or too slow, or a form that does not fit
   */
  Draft read(Context request) throws IOException {
    byte[] taken = body.read(request.req().getInputStream());
    String type = mediaType(request);
    if (isFile(type)) {
      return new Draft(
          taken, yardstick(QueryParameters.only(request, REPORT_TYPE), Yardstick.NONE));
    }
    Matcher form = FORM.matcher(type);
    if (!form.matches()) {
      throw new IllegalStateException("the media type was looked at before");
    }
    String boundary = form.group(1) == null ? form.group(2) : form.group(1);
    return draft(FormParts.read(taken, boundary));
  }

  private static String mediaType(Context request) {
    return Optional.ofNullable(request.header("Content-Type")).orElse("");
  }

  private static boolean isFile(String mediaType) {
    return mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(DOCX);
  }

  private static Draft draft(Map<String, byte[]> parts) {
    var faults = new ArrayList<Map<String, String>>();
    parts.keySet().stream()
        .filter(name -> !PARTS.contains(name))
        .forEach(name -> faults.add(fault(name, "is not known; known are " + PARTS)));
    if (!parts.containsKey(TEMPLATE)) {
      faults.add(fault(TEMPLATE, "is required: the DOCX file"));
    }
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    Yardstick yardstick = Yardstick.NONE;
    byte[] data = parts.get(DATA);
    if (data != null) {
      yardstick = yardstick.withData(values(data));
    }
    byte[] type = parts.getOrDefault(REPORT_TYPE, new byte[0]);
    return new Draft(
        parts.getOrDefault(TEMPLATE, new byte[0]),
        yardstick(new String(type, StandardCharsets.UTF_8).strip(), yardstick));
  }

  private static Map<String, @Nullable Object> values(byte[] json) {
    try {
      return JsonBody.read(json);
    } catch (RefusedException e) {
      throw refused(List.of(fault(DATA, e.problem().message().replaceFirst("^the body ", ""))));
    }
  }

  private static Yardstick yardstick(String type, Yardstick yardstick) {
    if (type.isEmpty()) {
      return yardstick;
    }
    if (!ReportType.isWellFormed(type)) {
      throw refused(
          List.of(fault(REPORT_TYPE, "is no report type: lower-case letters, digits, '_'")));
    }
    return yardstick.withType(new ReportType(type));
  }

  private static Map<String, String> fault(String field, String message) {
    var fault = new LinkedHashMap<String, String>();
    fault.put("field", field);
    fault.put("message", message);
    return fault;
  }

  private static RefusedException refused(List<Map<String, String>> faults) {
    String count = faults.size() == 1 ? "1 part does" : faults.size() + " parts do";
    return refused(
        Problem.of(FailureCode.INVALID_REQUEST, count + " not fit").with("fields", faults));
  }

  private static RefusedException refused(Problem problem) {
    return new RefusedException(problem.at(STAGE));
  }
}
