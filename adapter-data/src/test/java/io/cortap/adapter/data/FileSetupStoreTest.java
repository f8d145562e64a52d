package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cortap.adapter.testkit.SetupStoreContract;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetupStoreTest extends SetupStoreContract {
  @TempDir Path folder;

  private static ProjectKey key(String tenant, long project) {
    return new ProjectKey(new TenantId(tenant), new ProjectId(project));
  }

  private FileSetupStore store(String json) throws IOException {
    return new FileSetupStore(
        Files.writeString(folder.resolve("setup.json"), json), new WrittenSetups());
  }

  @Override
  protected SetupStore emptyStore() {
    try {
      return store("{}");
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder is not writable", e);
    }
  }

  private List<String> faults(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("setup.json"), json);
    try {
      new FileSetupStore(file, new WrittenSetups());
      return List.of();
    } catch (InvalidSetupFileException e) {
      return e.faults();
    }
  }

  @Test
  void findsARecordByTenantAndProjectOnly() throws IOException {
    FileSetupStore store = store(SampleReview.setupFile());

    assertThat(store.find(key("acme", 33))).isPresent();
    assertThat(store.find(key("other", 33))).isEmpty();
    assertThat(store.find(key("acme", 34))).isEmpty();
  }

  @Test
  void aRecordOfTheFileIsUsedUntilAnotherIsWritten() throws IOException {
    FileSetupStore store = store(SampleReview.setupFile());
    var next = new SetupRecord(Map.of("notes", "by hand"));

    assertThat(store.find(key("acme", 33)).orElseThrow().version()).isEqualTo(SetupStore.UNWRITTEN);
    assertThat(write(store, key("acme", 33), SetupStore.UNWRITTEN, next)).isPresent();

    assertThat(store.find(key("acme", 33)).orElseThrow().value()).isEqualTo(next);
  }

  @Test
  void namesEveryFaultOfEveryRecordAtOnce() throws IOException {
    assertThat(
            faults(
                """
                {"acme": {"33": {"project_info": {"region_number": 99}},
                          "x": {},
                          "34": {"contractor": {"lead_reviewer_email": "nobody"}},
                          "35": []},
                 "no tenant": {},
                 "other": 7}
                """))
        .containsExactly(
            "acme.33.project_info.region_number: must be a whole number from 1 to 10, was '99'",
            "acme.x: must be a project id, a whole number greater than 0",
            "acme.34.contractor.lead_reviewer_email: must be an email address, was 'nobody'",
            "acme.35: must be a setup record, an object",
            "no tenant: must be a tenant id of 1 to 64 letters, digits, '_' or '-'",
            "other: must be an object of project ids and records");
  }

  @Test
  void refusesARecordThatIsThereTwice() throws IOException {
    assertThat(faults("{\"acme\": {\"33\": {}, \"33\": {}}}"))
        .singleElement()
        .asString()
        .contains("line 1")
        .contains("Duplicate field '33'");
  }

  @Test
  void saysWhichFileIsMissing() {
    Path missing = folder.resolve("absent.json");

    assertThatExceptionOfType(InvalidSetupFileException.class)
        .isThrownBy(() -> new FileSetupStore(missing, new WrittenSetups()))
        .withMessage("the setup file " + missing + " has 1 fault: there is no such file");
  }
}
