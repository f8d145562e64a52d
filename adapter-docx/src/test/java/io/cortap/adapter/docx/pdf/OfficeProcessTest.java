package io.cortap.adapter.docx.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cortap.ports.outbound.PdfConverter.Conversion;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the converter treats its program; shell scripts stand in for a LibreOffice in trouble. */
final class OfficeProcessTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String TARGET = "target=$(pwd)/report.pdf; ";

  @TempDir Path folder;

  private LibreOfficePdfConverter running(String script) throws IOException {
    Path program = folder.resolve("soffice");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new LibreOfficePdfConverter(Optional.of(program), 1, InstantSource.system());
  }

  private static byte[] document() throws IOException {
    return Packages.of("word/document.xml", "<d/>");
  }

  private static String text(Conversion conversion) {
    return switch (conversion) {
      case Conversion.Converted converted ->
          new String(converted.pdf(), StandardCharsets.ISO_8859_1);
      case Conversion.Unconvertible unconvertible ->
          throw new AssertionError(unconvertible.reason());
    };
  }

  private static boolean isAlive(Path pidFile) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
        .map(ProcessHandle::isAlive)
        .orElse(false);
  }

  @Test
  void aProgramThatHangsIsKilledAtTheLimitWithAllThatItStarted() throws Exception {
    Path child = folder.resolve("child.pid");
    var converter = running("sleep 600 & echo $! > " + child + "; wait");

    Conversion conversion = converter.convert(document(), Duration.ofSeconds(2));

    assertThat(conversion)
        .isEqualTo(new Conversion.Unconvertible("the conversion took longer than 2 s"));
    assertGone(child);
  }

  @Test
  void anInterruptKillsTheProgramAndIsKept() throws Exception {
    Path child = folder.resolve("child.pid");
    Path ready = folder.resolve("ready");
    var converter =
        running(
            "sleep 600 & echo $! > "
                + child
                + "; mkfifo "
                + ready
                + "; echo > "
                + ready
                + "; wait");
    var failure = new AtomicReference<RuntimeException>();
    var interrupted = new CountDownLatch(1);
    byte[] document = document();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                converter.convert(document, LIMIT);
              } catch (PortUnavailableException e) {
                failure.set(e);
                if (Thread.currentThread().isInterrupted()) {
                  interrupted.countDown();
                }
              }
            });
    while (!Files.exists(ready)) {
      Thread.onSpinWait();
    }
    Files.readString(ready);

    thread.interrupt();
    thread.join();

    assertThat(failure.get()).isInstanceOf(PortUnavailableException.class);
    assertThat(interrupted.getCount()).isZero();
    assertGone(child);
  }

  private static void assertGone(Path pidFile) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (isAlive(pidFile) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(isAlive(pidFile)).isFalse();
  }

  @Test
  void aProgramThatCrashesIsNotTheDocumentsFault() throws Exception {
    var converter = running("echo about to fall; kill -ABRT $$");

    assertThatExceptionOfType(PortUnavailableException.class)
        .isThrownBy(() -> converter.convert(document(), LIMIT))
        .withMessageContaining("ended with code");
  }

  @Test
  void aProgramThatEndsWellWithoutAPdfCouldNotReadTheDocument() throws Exception {
    assertThat(running("exit 0").convert(document(), LIMIT))
        .isEqualTo(new Conversion.Unconvertible("LibreOffice could not read it"));
  }

  @Test
  void halfAPdfIsNone() throws Exception {
    assertThat(
            running(TARGET + "echo '%PDF-1.7 and so on' > \"$target\"").convert(document(), LIMIT))
        .isInstanceOf(Conversion.Unconvertible.class);
  }

  @Test
  void nothingOfTheServicesEnvironmentIsHandedOn() throws Exception {
    var converter = running(TARGET + "{ echo '%PDF-1.7'; env; echo '%%EOF'; } > \"$target\"");

    assertThat(text(converter.convert(document(), LIMIT)).lines())
        .filteredOn(line -> line.contains("="))
        .allMatch(line -> line.matches("(PATH|HOME|TMPDIR|LC_ALL|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void nothingOfADocumentStaysOnTheDisk() throws Exception {
    Path seen = folder.resolve("seen");
    running("pwd > " + seen + "; ls report.docx profile/user >> " + seen)
        .convert(document(), LIMIT);

    assertThat(Files.readString(seen)).contains("report.docx", "registrymodifications.xcu");
    assertThat(Path.of(Files.readAllLines(seen).getFirst())).doesNotExist();
  }

  @Test
  void whileEveryConverterIsBusyACallWaitsAndThenSaysSo() throws Exception {
    Path ready = folder.resolve("ready");
    var converter = running("mkfifo " + ready + "; echo > " + ready + "; sleep 600");
    byte[] document = document();
    Thread busy = Thread.ofPlatform().start(() -> convertQuietly(converter, document));
    while (!Files.exists(ready)) {
      Thread.onSpinWait();
    }
    Files.readString(ready);

    assertThatExceptionOfType(PortUnavailableException.class)
        .isThrownBy(() -> converter.convert(document, Duration.ofSeconds(1)))
        .withMessageContaining("busy for 1 s");
    busy.interrupt();
    busy.join();
  }

  private static void convertQuietly(LibreOfficePdfConverter converter, byte[] document) {
    try {
      converter.convert(document, LIMIT);
    } catch (PortUnavailableException expected) {
      assertThat(expected).hasMessageContaining("convert a document");
    }
  }

  @Test
  void withoutAProgramThatCanRunNothingIsAvailable() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), "no program");

    assertThat(
            new LibreOfficePdfConverter(Optional.empty(), 1, InstantSource.system()).isAvailable())
        .isFalse();
    assertThat(
            new LibreOfficePdfConverter(Optional.of(plain), 1, InstantSource.system())
                .isAvailable())
        .isFalse();
    assertThat(running("exit 0").isAvailable()).isTrue();
  }

  @Test
  void theFirstProgramOnTheSearchPathIsFound() throws Exception {
    running("exit 0");

    assertThat(LibreOfficePdfConverter.programOn("/nowhere:" + folder + ":/usr/bin"))
        .contains(folder.resolve("soffice"));
    assertThat(LibreOfficePdfConverter.programOn("/nowhere")).isEmpty();
    assertThat(LibreOfficePdfConverter.programOn("")).isEmpty();
  }
}
