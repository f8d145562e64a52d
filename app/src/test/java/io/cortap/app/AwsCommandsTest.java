package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.aws.AwsInTests;
import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.testkit.StandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look into a store, on a table and a bucket. */
final class AwsCommandsTest {
  private static final String KEY = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final Map<String, String> ENVIRONMENT = environment();

  @TempDir private Path folder = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeAll
  static void giveCredentials() {
    System.setProperty("aws.accessKeyId", StandIn.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", StandIn.SECRET_KEY);
    System.setProperty("aws.sessionToken", "an-invented-token");
  }

  private static Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    variables.put("WEBHOOK_SIGNATURE_SECRET", "5d".repeat(32));
    variables.put("CORTAP_TOKEN_KEYS", KEY);
    variables.put("CORTAP_LINK_KEYS", KEY);
    variables.put("CORTAP_STORE", "aws");
    variables.put("JOBS_TABLE_NAME", AwsInTests.emptyTableName());
    variables.put("S3_BUCKET_NAME", AwsInTests.emptyBucket());
    variables.put("S3_REGION", "us-east-1");
    variables.put("CORTAP_DYNAMODB_ENDPOINT", "http://127.0.0.1:" + StandIn.dynamoPort());
    variables.put("CORTAP_S3_ENDPOINT", "http://127.0.0.1:" + StandIn.s3Port());
    variables.put("RISKUITY_BASE_URL", "http://127.0.0.1:" + StandIn.s3Port());
    return Map.copyOf(variables);
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(ENVIRONMENT, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void setupRecordsAreImportedAndTheirTrailsVerified() throws IOException {
    Path setup = Files.writeString(folder.resolve("setup.json"), "{\"notes\": \"called twice\"}");

    assertThat(run("setup", "import", setup.toString(), "--tenant", "12", "--project", "58"))
        .as(err.toString())
        .isEqualTo(Actions.OK);
    assertThat(run("audit", "verify")).as(err.toString()).isEqualTo(Actions.OK);

    assertThat(out.toString()).contains("1 trails with 1 records").contains("sound");
  }

  @Test
  void aBackupIsLeftToAws() {
    assertThat(run("backup", folder.resolve("copy").toString())).isEqualTo(Actions.FAILED);

    assertThat(err.toString()).contains("point-in-time recovery");
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void theDoctorLooksAtTableAndBucket() {
    assertThat(run("doctor")).as(out.toString()).isEqualTo(Actions.OK);

    assertThat(out.toString())
        .contains("fits    aws-credentials")
        .contains("fits    aws-table ")
        .contains("fits    aws-table-access")
        .contains("fits    aws-bucket-access")
        .contains("fits    aws-clock")
        .contains("stable, for 7 d 0 h");
  }
}
