package io.cortap.adapter.docx.pdf;

import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PDFs through LibreOffice. Each document has a process, a profile and a folder of its own, which
 * are gone when it is done: no document sees another, none outlives its limit, nothing listens on a
 * port, and nothing of the service's environment is handed on. PDFs are tagged (PDF/UA), and tables
 * of contents have their page numbers.
 */
public final class LibreOfficePdfConverter implements PdfConverter {
  private static final Logger LOG = LoggerFactory.getLogger(LibreOfficePdfConverter.class);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LC_ALL", "C.UTF-8");
  private static final int TAIL_BYTES = 32;
  private static final int MOST_SAID_BYTES = 8_192;
  private static final Duration DYING = Duration.ofSeconds(2);

  private final Optional<Path> program;
  private final Semaphore slots;
  private final InstantSource clock;

  /**
   * @param program LibreOffice's {@code soffice}; without it no PDFs can be had
   * @param atOnce how many documents may be converted at the same time
   * @param clock by which a call's limit is taken
   */
  public LibreOfficePdfConverter(Optional<Path> program, int atOnce, InstantSource clock) {
    if (atOnce < 1) {
      throw new IllegalArgumentException(
          "at least one document is converted at a time, was " + atOnce);
    }
    this.program = program.map(Path::toAbsolutePath);
    this.slots = new Semaphore(atOnce, true);
    this.clock = clock;
    WorkFolder.removeOrphans();
  }

  /** The first {@code soffice} in the folders of a search path such as the variable PATH. */
  public static Optional<Path> programOn(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "soffice"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public boolean isAvailable() {
    return program.filter(Files::isExecutable).isPresent();
  }

  @Override
  public Conversion convert(byte[] docx, Duration limit) {
    Path soffice = program.orElseThrow(() -> unavailable("LibreOffice is not installed"));
    Instant end = clock.instant().plus(limit);
    byte[] selfContained;
    try {
      selfContained = ExternalTargets.removedFrom(docx);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new PortUnavailableException("convert a document", e);
      }
      LOG.atWarn().setCause(e).log("no Word document to convert");
      return new Conversion.Unconvertible("it is no readable Word document");
    }
    try {
      if (!slots.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw unavailable("every converter was busy for " + limit.toSeconds() + " s");
      }
      try {
        return convert(soffice, selfContained, limit, end);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailableException("convert a document", e);
    } catch (IOException e) {
      throw new PortUnavailableException("convert a document", e);
    }
  }

  private Conversion convert(Path soffice, byte[] docx, Duration limit, Instant end)
      throws IOException, InterruptedException {
    Path folder = WorkFolder.make();
    try {
      OfficeProfile.write(folder.resolve("profile"));
      Path source = Files.write(folder.resolve("report.docx"), docx);
      Path target = folder.resolve("report.pdf");
      Process process = start(soffice, folder, source, target);
      boolean ended;
      try {
        ended =
            process.waitFor(
                Duration.between(clock.instant(), end).toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        end(process);
      }
      if (!ended) {
        return new Conversion.Unconvertible(
            "the conversion took longer than " + limit.toSeconds() + " s");
      }
      return outcome(process.exitValue(), folder, target);
    } finally {
      WorkFolder.remove(folder);
    }
  }

  private static Process start(Path soffice, Path folder, Path source, Path target)
      throws IOException {
    var builder =
        new ProcessBuilder(
                List.of(
                    soffice.toString(),
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--invisible",
                    "--nologo",
                    "--norestore",
                    "--nolockcheck",
                    "macro:///Standard.Report.ToPdf(\"%s\",\"%s\")"
                        .formatted(source.toUri(), target.toUri())))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", folder.toString());
    return builder.start();
  }

  /** The program is a script that starts others: none of them may stay. */
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      try {
        // A dying process may still write into the folder that is removed next.
        one.onExit().get(DYING.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException | TimeoutException e) {
        LOG.atWarn().setCause(e).log("a process of the converter does not end: {}", one.pid());
      }
    }
  }

  private static Conversion outcome(int exitCode, Path folder, Path target) throws IOException {
    if (Files.exists(target)) {
      byte[] pdf = Files.readAllBytes(target);
      if (isWhole(pdf)) {
        return new Conversion.Converted(pdf);
      }
    }
    LOG.atWarn()
        .addKeyValue("exit_code", exitCode)
        .addKeyValue("said", said(folder))
        .log("LibreOffice made no PDF");
    if (exitCode != 0) {
      throw unavailable("LibreOffice ended with code " + exitCode);
    }
    return new Conversion.Unconvertible("LibreOffice could not read it");
  }

  private static String said(Path folder) throws IOException {
    try (InputStream said = Files.newInputStream(folder.resolve("said.txt"))) {
      return new String(said.readNBytes(MOST_SAID_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static boolean isWhole(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.startsWith("%PDF-") && text.indexOf("%%EOF", text.length() - TAIL_BYTES) >= 0;
  }

  private static PortUnavailableException unavailable(String why) {
    return new PortUnavailableException("convert a document", why);
  }
}
