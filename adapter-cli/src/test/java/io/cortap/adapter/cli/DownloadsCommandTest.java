package io.cortap.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DownloadsCommandTest {
  private static final String JOB = "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0";
  private static final String REPORT =
      "reports/12/project-58/draft_audit_report_20270315_140045_" + JOB + "_1.docx";

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A line of an invented bucket, in the form of the Amazon S3 User Guide. */
  private static String line(String operation, String key, String status, String signed) {
    return "79a5invented cortap-files [16/Mar/2027:09:30:05 +0000] 192.0.2.7"
        + " arn:aws:iam::111122223333:user/link-signer 3E57INVENTED "
        + operation
        + " "
        + key
        + " \"GET /"
        + key
        + "?X-Amz-Signature=5ec2e7 HTTP/1.1\" "
        + status
        + " - 48213 48213 21 20 \"-\" \"Browser \"quoted\" 1.0\" - s9lzHost= SigV4"
        + " TLS_AES_128_GCM_SHA256 "
        + signed
        + " cortap-files.s3.us-east-1.amazonaws.com TLSv1.3 - -";
  }

  private int tell(String... lines) throws Exception {
    Path log = Files.write(folder.resolve("2027-03-16-10-00-00-INVENTED"), List.of(lines));
    CommandLine audit =
        AuditCommand.with(new NoAudit())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return audit.execute("downloads", log.toString());
  }

  @Test
  void aReportThatALinkOpenedIsToldWithoutTheLink() throws Exception {
    assertThat(tell(line("REST.GET.OBJECT", REPORT, "200", "QueryString"))).isEqualTo(Actions.OK);

    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"event\":\"report_fetched\",\"at\":\"2027-03-16T09:30:05Z\",\"tenant_id\":\"12\","
                + "\"project_id\":58,\"job_id\":\""
                + JOB
                + "\",\"key\":\""
                + REPORT
                + "\",\"status\":200,\"bytes\":48213,\"by\":\"link\","
                + "\"requester\":\"arn:aws:iam::111122223333:user/link-signer\","
                + "\"address\":\"192.0.2.7\"}");
  }

  @Test
  void whoeverWasRefusedOrCameWithCredentialsIsToldToo() throws Exception {
    tell(
        line("REST.GET.OBJECT", REPORT, "403", "QueryString"),
        line("REST.GET.OBJECT", REPORT, "206", "AuthHeader"));

    assertThat(out.toString().lines())
        .satisfiesExactly(
            refused -> assertThat(refused).contains("\"report_refused\"", "\"by\":\"link\""),
            fetched ->
                assertThat(fetched).contains("\"report_fetched\"", "\"by\":\"credentials\""));
  }

  @Test
  void whatIsNoFetchedReportIsPassedOver() throws Exception {
    int exit =
        tell(
            line("REST.PUT.OBJECT", REPORT, "200", "AuthHeader"),
            line("REST.GET.OBJECT", "data/12/project-58/canonical.json", "200", "AuthHeader"),
            line("REST.GET.BUCKET", "-", "200", "AuthHeader"));

    assertThat(exit).isEqualTo(Actions.OK);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aLineThatIsNoAccessLogIsToldAndTheOthersAreReadAllTheSame() throws Exception {
    int exit = tell("something else", line("REST.GET.OBJECT", REPORT, "200", "QueryString"));

    assertThat(exit).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("line 1: it is no line of an S3 access log");
    assertThat(out.toString().lines()).hasSize(1);
  }
}
