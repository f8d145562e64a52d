package io.cortap.adapter.docx.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkFolderTest {
  @TempDir Path below;

  private Path folderOf(String name) throws Exception {
    Path folder = below.resolve(name);
    Files.createDirectories(folder.resolve("profile"));
    Files.writeString(folder.resolve("report.docx"), "a report");
    return folder;
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAndNothingElse() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path left = folderOf("cortap-pdf-" + dead.pid() + "-1");
    Path alive = folderOf("cortap-pdf-" + ProcessHandle.current().pid() + "-1");
    Path foreign = folderOf("cortap-pdf-notes");

    WorkFolder.removeOrphans(below);

    assertThat(left).doesNotExist();
    assertThat(alive.resolve("report.docx")).exists();
    assertThat(foreign.resolve("report.docx")).exists();
  }

  @Test
  void aFolderIsForThisProcessAndGoneWithAllThatIsInIt() throws Exception {
    Path folder = WorkFolder.make();
    Files.writeString(folder.resolve("report.docx"), "a report");

    WorkFolder.remove(folder);

    assertThat(folder.toString()).contains("-" + ProcessHandle.current().pid() + "-");
    assertThat(folder).doesNotExist();
  }
}
