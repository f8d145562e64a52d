package io.cortap.adapter.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/** What the commands set in motion; the app supplies it. Each returns the process's exit code. */
public interface Actions {
  /** Everything went as it should. */
  int OK = 0;

  /** The work itself failed. */
  int FAILED = 1;

  /** The command line or the settings do not fit; nothing was started. */
  int USAGE = 2;

  /** Runs the service until the process is asked to stop. */
  int serve(PrintWriter out, PrintWriter err);

  /**
   * Makes one report as Riskuity would.
   *
   * @param project one of the sandbox's projects
   * @param output the folder that the document is left in; made if it is missing
   * @param once whether to exit then, instead of serving on
   */
  int demo(long project, Path output, boolean once, PrintWriter out, PrintWriter err);

  /**
   * Copies the local store while the service runs.
   *
   * @param folder new or empty
   */
  int backup(Path folder, PrintWriter out, PrintWriter err);

  /** Prints every setting with its value, secrets masked. */
  int settings(PrintWriter out, PrintWriter err);
}
