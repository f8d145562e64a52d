package io.cortap.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./cortap} on a machine of our making: a copy of the script, in a folder with spaces, that
 * looks for JDKs in one folder of fakes and finds on its path only what is put there.
 */
@DisabledOnOs(value = WINDOWS, disabledReason = "./cortap is a POSIX shell script")
class LauncherTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final String USUAL_FOLDERS =
      "/usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home";

  @TempDir private Path folder;
  private Path checkout = Path.of("");
  private Path path = Path.of("");

  @BeforeEach
  void aMachineWithNothingButAShell() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a check out"));
    path = Files.createDirectories(folder.resolve("bin"));
    String script = Checkout.read("cortap");
    assertThat(script).contains(USUAL_FOLDERS);
    write(
        checkout.resolve("cortap"),
        script.replace(USUAL_FOLDERS, "'" + folder.resolve("jvm") + "'/*"));
    for (String tool :
        List.of(
            "cat",
            "dirname",
            "env",
            "find",
            "head",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sort",
            "touch")) {
      realTool(tool);
    }
    write(checkout.resolve("pom.xml"), "<project/>");
    write(checkout.resolve("app/pom.xml"), "<project/>");
    write(checkout.resolve("app/src/main/Main.java"), "");
  }

  @Nested
  class Help {
    @Test
    void needsNeitherJdkNorMaven() throws Exception {
      Run run = cortap("--help");

      assertThat(run.exitCode()).isZero();
      assertThat(run.output()).contains("demo --once", "serve", "bench serve", "test");
    }

    @Test
    void namesEveryCommandOfTheProgramAndOfItsMeasurements() throws Exception {
      String usage = cortap("help").output();

      assertThat(
              commandsOf("adapter-cli/src/main/java/io/cortap/adapter/cli/CortapCommandLine.java"))
          .hasSizeGreaterThan(12)
          .allSatisfy(command -> assertThat(usage).contains("\n  " + command + " "));
      assertThat(commandsOf("benchmarks/src/main/java/io/cortap/benchmarks/Bench.java"))
          .contains("serve", "render")
          .filteredOn(command -> !command.equals("summary"))
          .allSatisfy(command -> assertThat(usage).contains("\n  bench " + command + " "));
    }

    /** As text: neither program is a library. */
    private static List<String> commandsOf(String source) {
      return Pattern.compile(
              "addSubcommand\\((?:new )?(\\w+)|(?m)^ +(?:Bench\\.)?(\\w+)\\.class,?$")
          .matcher(Checkout.read(source))
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .map(type -> type.replaceFirst("Command$", "").toLowerCase(Locale.ROOT))
          .toList();
    }
  }

  @Nested
  class FindingAJdk {
    @Test
    void noneAtAllIsSaidWithWhatToInstall() throws Exception {
      Run run = cortap("demo");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.output())
          .contains("needs a JDK 21 or newer; found none", "Install one", "JAVA_HOME");
    }

    @Test
    void oneThatIsTooOldIsNamed() throws Exception {
      Path old = jdk("openjdk-17", "17.0.15");

      Run run = cortap("demo");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.output()).contains("found 17 in " + old);
    }

    @Test
    void aRuntimeWithoutACompilerDoesNotCount() throws Exception {
      Files.delete(jdk("jre-25", "25.0.1").resolve("bin/javac"));

      assertThat(cortap("demo").output()).contains("found none");
    }

    @Test
    void theNewestIsTaken() throws Exception {
      jdk("jdk 9", "9.0.4");
      Path newest = jdk("jdk 25", "25.0.1");
      jdk("jdk 21", "21.0.2");
      builtJar();

      assertThat(cortap("demo").output()).contains("java of " + newest);
    }

    @Test
    void javaHomeWinsOverAnEqualOneElsewhere() throws Exception {
      jdk("a", "25.0.1");
      Path home = jdk("b", "25.0.1");
      builtJar();

      assertThat(cortapWith("JAVA_HOME", home.toString(), "demo").output())
          .contains("java of " + home);
    }

    @Test
    void theOneOnThePathIsFoundThroughItsLinks() throws Exception {
      Path elsewhere = jdkBelow(folder.resolve("else where"), "jdk", "25.0.1");
      Files.createSymbolicLink(path.resolve("java"), elsewhere.resolve("bin/java"));
      builtJar();

      assertThat(cortap("demo").output()).contains("java of " + elsewhere.toRealPath());
    }

    @Test
    void theOneOfAnOwnInstallerIsFoundBelowHome() throws Exception {
      Path own = jdkBelow(folder.resolve("home/.sdkman/candidates/java"), "25-tem", "25.0.1");
      builtJar();

      assertThat(cortap("demo").output()).contains("java of " + own);
    }
  }

  @Nested
  class Building {
    @BeforeEach
    void aJdk() throws IOException {
      jdk("jdk-25", "25.0.1");
    }

    @Test
    void noMavenIsSaidWithWhatToInstall() throws Exception {
      Run run = cortap("demo");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.output()).contains("there is no mvn on the path", "Install it");
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws Exception {
      maven("3.6.3");

      Run run = cortap("test");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.output()).contains("builds with Maven 3.8.7 or newer", "is 3.6.3");
    }

    @Test
    void aMissingJarIsBuiltOnceAndArgumentsArePassedOnWhole() throws Exception {
      maven("3.8.7");

      assertThat(cortap("demo", "--output", "my reports").output())
          .contains("building once", "mvn -q", "<demo><--output><my reports>");
      assertThat(cortap("demo").output()).doesNotContain("building").contains("<demo>");
    }

    @Test
    void aSourceThatIsNewerThanTheJarIsBuilt() throws Exception {
      maven("3.10.0");
      Files.setLastModifiedTime(builtJar(), FileTime.from(LONG_AGO));

      assertThat(cortap("demo").output()).contains("building once", "<demo>");
    }

    @Test
    void aBuildThatFailsRunsNothing() throws Exception {
      maven("3.9.9");
      program(
          path.resolve("mvn"),
          "case $* in *--version) echo 'Apache Maven 3.9.9' ;; *) exit 1 ;; esac");
      builtJar();
      Files.delete(builtJar());

      Run run = cortap("demo");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.output()).contains("could not build").doesNotContain("java of");
    }

    @Test
    void testRunsEveryCheckWithThatJdk() throws Exception {
      maven("3.9.9");

      assertThat(cortap("test", "-o").output())
          .contains("mvn -B verify -o", "JAVA_HOME=" + folder.resolve("jvm/jdk-25"));
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
      builtJar();
      Path link = Files.createSymbolicLink(path.resolve("cortap"), checkout.resolve("cortap"));

      assertThat(run(link.toString(), "", "", "settings").output()).contains("<settings>");
    }
  }

  @Nested
  class Learning {
    private static final String USED = "-XX:AOTCache=";
    private Path jdk = Path.of("");
    private Path cache = Path.of("");

    @BeforeEach
    void aBuiltJar() throws IOException {
      jdk = jdk("jdk-25", "25.0.1");
      cache = builtJar().resolveSibling("cortap-app.aot");
    }

    private List<String> lessons() throws IOException {
      Path lessons = jdk.resolve("lessons");
      return Files.exists(lessons) ? Files.readAllLines(lessons) : List.of();
    }

    @Test
    void oneRunIsEnoughForAllThatFollow() throws Exception {
      assertThat(cortap("settings").output())
          .contains("learning once", USED + cache.toRealPath() + " -Xlog:aot=off -Xlog:cds=off")
          .contains("<settings>");
      assertThat(cortap("serve").output()).contains(USED).doesNotContain("learning");
      assertThat(lessons()).hasSize(1);
      try (Stream<Path> left = Files.list(cache.getParent())) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("cortap-app.aot", "cortap-app.jar");
      }
    }

    @Test
    void aNewerJarIsLearntAnew() throws Exception {
      cortap("settings");
      Files.setLastModifiedTime(cache, FileTime.from(LONG_AGO));

      assertThat(cortap("settings").output()).contains("learning once", USED);
      assertThat(lessons()).hasSize(2);
    }

    @Test
    void whereItFailsEverythingRunsWithoutAndItIsNotTriedAgain() throws Exception {
      write(jdk.resolve("cannot learn"), "");

      assertThat(cortap("settings").output()).contains("<settings>").doesNotContain(USED);
      assertThat(cortap("settings").output()).contains("<settings>").doesNotContain("learning");
      assertThat(lessons()).hasSize(1);
    }

    @Test
    void anOlderJdkHasNothingToLearn() throws Exception {
      Files.move(jdk, folder.resolve("jdk-25"));
      jdk("jdk-21", "21.0.2");

      assertThat(cortap("settings").output())
          .contains("<settings>")
          .doesNotContain("learning", USED);
    }
  }

  private record Run(int exitCode, String output) {}

  private Run cortap(String... arguments) throws Exception {
    return cortapWith("", "", arguments);
  }

  private Run cortapWith(String variable, String value, String... arguments) throws Exception {
    return run(checkout.resolve("cortap").toString(), variable, value, arguments);
  }

  private Run run(String script, String variable, String value, String... arguments)
      throws Exception {
    List<String> command =
        Stream.concat(Stream.of("/bin/sh", script), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", folder.resolve("home").toString());
    if (!variable.isEmpty()) {
      builder.environment().put(variable, value);
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private Path jdk(String name, String version) throws IOException {
    return jdkBelow(folder.resolve("jvm"), name, version);
  }

  private static Path jdkBelow(Path parent, String name, String version) throws IOException {
    Path jdk = parent.resolve(name);
    program(
        jdk.resolve("bin/java"),
        "if [ \"$1\" = -XX:AOTCacheOutput=learnt ]; then",
        "  echo \"$1\" >>'"
            + jdk.resolve("lessons")
            + "'; test \"$2$4$5\" = -jardemo--once || exit 1",
        "  if [ -e '" + jdk.resolve("cannot learn") + "' ]; then exit 1; fi",
        "  echo learnt >learnt; exit",
        "fi",
        "echo \"java of $JAVA_HOME\"",
        "while [ \"$1\" != -jar ]; do printf '%s ' \"$1\"; shift; done",
        "shift 2; for each do printf '<%s>' \"$each\"; done; echo");
    program(jdk.resolve("bin/javac"), "exit 1");
    write(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private void maven(String version) throws IOException {
    program(
        path.resolve("mvn"),
        "case $* in",
        "  *--version) echo 'Apache Maven " + version + " (fake)' ;;",
        "  *) echo \"mvn $* JAVA_HOME=$JAVA_HOME\"; mkdir -p app/target; : > app/target/cortap-app.jar ;;",
        "esac");
  }

  private Path builtJar() throws IOException {
    Path jar = checkout.resolve("app/target/cortap-app.jar");
    write(jar, "");
    return jar;
  }

  private static void program(Path file, String... lines) throws IOException {
    write(file, Stream.of(lines).collect(joining("\n", "#!/bin/sh\n", "\n")));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A real tool of this machine, on the path of the made one. */
  private void realTool(String name) throws IOException {
    Path tool =
        Stream.of("/bin/", "/usr/bin/")
            .map(parent -> Path.of(parent + name))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    program(path.resolve(name), "exec " + tool + " \"$@\"");
  }
}
