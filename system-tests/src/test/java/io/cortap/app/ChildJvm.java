package io.cortap.app;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * What starts a JVM with these tests' class path fast: C1 alone, and what a JVM learnt from a whole
 * demo, made once for all children of these tests. From JDK 25 on that is an AOT cache (JEP 514),
 * before it an archive of classes. Seventy processes each take a third less processor time to
 * listen.
 */
final class ChildJvm {
  private static final List<String> FLAGS =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC");

  private static final Object LOCK = new Object();
  private static List<String> made = List.of();

  private ChildJvm() {}

  /** The command up to the main class, which comes next after {@code options}. */
  static List<String> command(String... options) throws IOException {
    synchronized (LOCK) {
      if (made.isEmpty()) {
        made = make(Files.createDirectories(Path.of("target", "child-jvm").toAbsolutePath()));
      }
      return Stream.of(FLAGS, List.of(options), made).flatMap(List::stream).toList();
    }
  }

  private static List<String> make(Path folder) throws IOException {
    String classPath = String.join(File.pathSeparator, jars(folder));
    boolean aot = Runtime.version().feature() >= 25;
    Path learnt = folder.resolve(aot ? "learnt.aot" : "learnt.jsa");
    Path output = folder.resolve("demo.log");
    var command = new ArrayList<>(FLAGS);
    String learning = aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    command.addAll(List.of(learning + learnt, "-cp", classPath));
    command.addAll(List.of(Main.class.getName(), "demo", "--once"));
    command.addAll(List.of("--output", folder.resolve("demo").toString()));
    Process demo =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!demo.waitFor(2, TimeUnit.MINUTES) || demo.exitValue() != 0) {
        throw new AssertionError("the demo to learn from failed:\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the demo ran", e);
    } finally {
      demo.destroyForcibly();
    }
    String using = aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    return List.of(using + learnt, "-Xlog:aot=off", "-Xlog:cds=off", "-cp", classPath);
  }

  /** Folders of classes cannot be archived: they are packed. */
  private static List<String> jars(Path folder) throws IOException {
    var jars = new ArrayList<String>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        Path jar = folder.resolve(jars.size() + ".jar");
        run("jar", "--create", "--no-compress", "--file", jar.toString(), "-C", entry, ".");
        jars.add(jar.toString());
      } else if (Files.exists(path)) {
        jars.add(entry);
      }
    }
    return jars;
  }

  private static void run(String tool, String... arguments) {
    var told = new StringWriter();
    var writer = new PrintWriter(told, true);
    if (ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments) != 0) {
      throw new AssertionError(tool + " " + Arrays.toString(arguments) + " failed:\n" + told);
    }
  }
}
