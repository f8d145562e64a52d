package io.cortap.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One click on "Generate Report" told as a story: every phase as it happens, the webhook and what
 * was found of its signatures, the document in a folder.
 *
 * @param service where CORTAP-RPT answers
 * @param token the user's own
 * @param receiver where the webhook goes
 */
public record Click(InstantSource clock, URI service, String token, WebhookSink receiver) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Has the report made and tells about it.
   *
   * @param folder where the document is left; made if it is missing
   * @return whether the report is complete and its webhook verified in both signature families
   * @throws IOException if CORTAP-RPT refuses, or does not answer in time
   */
  public boolean report(long project, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    try (var button = new GenerateButton(clock, service, token)) {
      out.println("A reviewer clicks Generate Report for project " + project + ".");
      String jobId = text(button.click(project, receiver.callbackUrl()), "job_id");
      out.println("  accepted    " + jobId);
      var job = button.follow(jobId, PATIENCE, seen -> show(seen, out));
      if (!text(job, "status").equals("completed")) {
        throw new IOException("the report was not made: " + job.get("error"));
      }
      ReceivedDelivery webhook = receiver.awaitDeliveries(1, PATIENCE).getFirst();
      out.println("  webhook     " + verdict(webhook) + ": " + webhook.eventId());
      byte[] document = button.download(URI.create(text(webhook.json(), "download_url")));
      Files.createDirectories(folder);
      Path file = Files.write(folder.resolve(text(job, "file_name")), document);
      tell(job, file, out);
      return webhook.isGenuineInBothFamilies();
    }
  }

  private static void show(Map<String, @Nullable Object> job, PrintWriter out) {
    String phase = text(job, "phase");
    String where = phase.isEmpty() ? text(job, "status") : phase;
    out.printf("  %-11s %3s %%%n", where, job.get("progress"));
  }

  private static String verdict(ReceivedDelivery webhook) {
    return webhook.isGenuineInBothFamilies()
        ? "received, both signatures verified"
        : "received, NOT verified: " + webhook.verification();
  }

  private static void tell(Map<String, @Nullable Object> job, Path file, PrintWriter out) {
    out.println("Report: " + file);
    if (job.get("metadata") instanceof Map<?, ?> metadata) {
      out.println(
          "  "
              + metadata.get("recipient_name")
              + ", "
              + metadata.get("review_areas")
              + " review areas, deficiencies: "
              + metadata.get("deficiency_count"));
    }
    if (job.get("warnings") instanceof List<?> warnings) {
      warnings.forEach(warning -> out.println("  warning: " + warning));
    }
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    return Objects.toString(members.get(name), "");
  }
}
