package io.cortap.adapter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit downloads}: what S3 handed over without the service, which cannot record it. */
@Command(
    name = "downloads",
    mixinStandardHelpOptions = true,
    description = {
      "Prints who fetched reports from S3 itself, out of the bucket's access logs.",
      "A JSON object a line. Links are left out. Exit 0, or 1 if a line or a file cannot be read: the others are told."
    })
final class DownloadsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of S3's server access log.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    boolean sound = true;
    for (Path file : files) {
      sound &= tell(file);
    }
    spec.commandLine().getOut().flush();
    return sound ? Actions.OK : Actions.FAILED;
  }

  private boolean tell(Path file) {
    PrintWriter err = spec.commandLine().getErr();
    boolean sound = true;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          Optional<FetchedReport> fetched = FetchedReport.parse(line);
          if (fetched.isPresent()) {
            String json = new ObjectMapper().writeValueAsString(fetched.get().members());
            spec.commandLine().getOut().println(json);
          }
        } catch (IllegalArgumentException e) {
          err.println(file + ", line " + number + ": " + e.getMessage());
          sound = false;
        }
      }
    } catch (IOException e) {
      err.println(file + " cannot be read: " + e.getMessage());
      sound = false;
    }
    return sound;
  }
}
