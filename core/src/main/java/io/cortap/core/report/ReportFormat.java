package io.cortap.core.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of file a report is. */
public enum ReportFormat {
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  PDF("application/pdf");

  private final String contentType;

  ReportFormat(String contentType) {
    this.contentType = contentType;
  }

  /** The media type of such a file. */
  public String contentType() {
    return contentType;
  }

  /** The word on the wire and the file name's ending, for instance {@code docx}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code fileName} with this format's ending instead of its own. */
  public String nameOf(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return (dot < 0 ? fileName : fileName.substring(0, dot)) + "." + wireName();
  }

  /** The format of that wire name, or empty if there is none. */
  public static Optional<ReportFormat> named(String wireName) {
    return Arrays.stream(values()).filter(f -> f.wireName().equals(wireName)).findFirst();
  }
}
