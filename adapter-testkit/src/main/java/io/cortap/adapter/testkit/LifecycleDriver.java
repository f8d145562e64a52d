package io.cortap.adapter.testkit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a lifecycle scenario talks to a service, whatever lies between: the inbound ports themselves,
 * or HTTP.
 */
public interface LifecycleDriver extends AutoCloseable {
  /** Asks for a report. */
  Submitted submit(String token, Map<String, ? extends @Nullable Object> form);

  /** Tries a request out, so that nothing comes of it. */
  Tried tryOut(String token, Map<String, ? extends @Nullable Object> form);

  /** Asks whether a draft audit report of the project can be made now. */
  Judged judge(String token, long project);

  /** Has the caller's copy of the project's controls read anew. */
  Reread readAnew(String token, long project);

  /** Asks how a job stands. */
  Seen look(String token, String jobId);

  /** Ends a job that is not wanted any more. */
  Seen cancel(String token, String jobId);

  /** Continues a job whose token had ended. */
  Seen resume(String token, String jobId);

  /** Has the receiver told once more. */
  Seen redeliver(String token, String jobId);

  /** Asks for a report and waits until it is there, or there will be none. */
  Generated generate(String token, Map<String, ? extends @Nullable Object> form);

  /** Follows a download link, without any token. */
  Fetched open(URI link);

  /**
   * Does all the background work that is due at the world's present time.
   *
   * @return how many pieces of work were done
   */
  int doDueWork();

  @Override
  void close();

  /** What a submission gave. */
  sealed interface Submitted {
    /** The job is stored. */
    record Accepted(String jobId) implements Submitted {}

    /** It was refused, with that code of the catalogue. */
    record Refused(String code) implements Submitted {}
  }

  /** What a trial gave. */
  sealed interface Tried {
    /**
     * It would be accepted.
     *
     * @param unconfirmed the checks about which nobody could say
     */
    record Fits(List<String> unconfirmed) implements Tried {}

    /** It was refused, with that code of the catalogue. */
    record Refused(String code) implements Tried {}
  }

  /** What is said of a project before its report is asked for. */
  sealed interface Judged {
    /**
     * The judgement.
     *
     * @param verdict the word on the wire
     * @param missingCritical paths of fields
     */
    record Verdict(String verdict, int unassessed, List<String> missingCritical)
        implements Judged {}

    /** It was refused, with that code of the catalogue. */
    record Refused(String code) implements Judged {}
  }

  /** What reading a project anew gave. */
  sealed interface Reread {
    /** What is there now. */
    record Read(int controls, int deficiencies) implements Reread {}

    /** It was refused, with that code of the catalogue. */
    record Refused(String code) implements Reread {}
  }

  /** What waiting for a report gave. */
  sealed interface Generated {
    /** The report, and where it is to be had. */
    record Report(String jobId, String downloadUrl) implements Generated {}

    /** There is a job that has no report, and tells why. */
    record Failed(String jobId) implements Generated {}

    /** There is not even a job. */
    record Refused() implements Generated {}
  }

  /** What a look at a job gave. */
  sealed interface Seen {
    /**
     * The job as its creator sees it.
     *
     * @param status the word on the wire
     * @param errorCode empty unless it failed
     * @param downloadUrl empty unless there is a report
     * @param expiresAt when that link ends, as on the wire; empty like it
     * @param attempts how often the webhook was tried
     * @param warning why it is doubtful that the webhook was received; empty if it is not
     */
    record Job(
        String status,
        String errorCode,
        String downloadUrl,
        String expiresAt,
        int attempts,
        String warning)
        implements Seen {}

    /** It was refused, with that code of the catalogue. */
    record Refused(String code) implements Seen {}
  }

  /** What a download link gave. */
  sealed interface Fetched {
    /**
     * The report.
     *
     * @param bytes its own array
     */
    record File(byte[] bytes) implements Fetched {}

    /** It was refused, with that code of the catalogue. */
    record Refused(String code) implements Fetched {}
  }
}
