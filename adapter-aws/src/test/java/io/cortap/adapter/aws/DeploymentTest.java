package io.cortap.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cortap.adapter.testkit.ForeignTool;
import io.cortap.adapter.testkit.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template that is deployed, without an account to deploy it to. */
class DeploymentTest {
  private static final Path FILE = StandIn.checkout().resolve("deploy/cortap.yaml");
  private static final JsonNode TEMPLATE = read();
  private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9:]+)(\\.[A-Za-z0-9.]+)?}");

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new AssertionError("the template cannot be read", e);
    }
  }

  @Test
  void everyNameThatIsReferredToIsThereAndEveryParameterIsReferredTo() {
    var named = new TreeSet<String>();
    var conditions = new TreeSet<String>();
    walk(
        TEMPLATE,
        (key, value) -> {
          switch (key) {
            case "Ref" -> named.add(value.textValue());
            case "Fn::GetAtt" -> named.add(value.get(0).textValue());
            case "Fn::Sub" ->
                NAMED
                    .matcher(value.textValue())
                    .results()
                    .map(match -> match.group(1))
                    .forEach(named::add);
            case "Fn::If" -> conditions.add(value.get(0).textValue());
            case "Condition" -> {
              if (value.isTextual()) {
                conditions.add(value.textValue());
              }
            }
            default -> {}
          }
        });

    assertThat(named)
        .filteredOn(name -> !name.startsWith("AWS::"))
        .allSatisfy(name ->
            assertThat(TEMPLATE.get("Parameters").has(name) || TEMPLATE.get("Resources").has(name))
                .as(name)
                .isTrue());
    assertThat(named).containsAll(names("Parameters"));
    assertThat(conditions).containsExactlyInAnyOrderElementsOf(names("Conditions"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TaskRole", "ExecutionRole"})
  void aRoleMayDoNoMoreThanItsWritten(String role) {
    for (JsonNode statement : properties(role).at("/Policies/0/PolicyDocument/Statement")) {
      assertThat(texts(statement.get("Action")))
          .filteredOn(action -> action.contains("*"))
          .isSubsetOf("kms:GenerateDataKey*", "kms:ReEncrypt*");
      if (texts(statement.get("Resource")).contains("*")) {
        assertThat(texts(statement.get("Action"))).containsExactly("ecr:GetAuthorizationToken");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Files", "AccessLogs"})
  void aBucketIsClosedToThePublicAndToWhateverIsNotTls12(String bucket) {
    assertThat(properties(bucket).get("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allSatisfy(blocked -> assertThat(blocked.booleanValue()).isTrue());
    var refused = new TreeMap<String, String>();
    for (JsonNode statement : properties(bucket + "Policy").at("/PolicyDocument/Statement")) {
      if (statement.get("Effect").textValue().equals("Deny")) {
        assertThat(statement.get("Principal").textValue()).isEqualTo("*");
        assertThat(statement.get("Action").textValue()).isEqualTo("s3:*");
        assertThat(statement.get("Resource")).hasSize(2);
        walk(
            statement.get("Condition"),
            (key, value) -> {
              if (value.isTextual()) {
                refused.put(key, value.textValue());
              }
            });
      }
    }
    assertThat(refused).isEqualTo(Map.of("aws:SecureTransport", "false", "s3:TlsVersion", "1.2"));
  }

  @Test
  void filesEndWhenTheServiceSaysThatTheyDo() {
    assertThat(properties("Files").findValues("ExpirationInDays"))
        .extracting(days -> days.get("Ref").textValue())
        .containsExactly("RetentionDays");
    assertThat(environment())
        .extractingByKey("CORTAP_RETENTION_DAYS")
        .isEqualTo(new YAMLMapper().createObjectNode().put("Ref", "RetentionDays"));
  }

  @Test
  void whatATaskIsGivenAreSettingsAndNoSecretIsAmongThemInTheClear() throws IOException {
    String page = Files.readString(StandIn.checkout().resolve("docs/reference/settings.md"));
    var secrets = new TreeSet<String>();
    for (JsonNode listed : container().get("Secrets")) {
      JsonNode secret = listed.has("Fn::If") ? listed.at("/Fn::If/1") : listed;
      assertThat(secret.at("/ValueFrom/Ref").textValue()).endsWith("Arn");
      secrets.add(secret.get("Name").textValue());
    }

    assertThat(Stream.concat(environment().keySet().stream(), secrets.stream()))
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"))
        .doesNotHaveDuplicates();
    assertThat(secrets)
        .containsExactly(
            "CORTAP_JWT_SECRET",
            "CORTAP_LINK_KEYS",
            "CORTAP_LINK_SIGNERS",
            "CORTAP_TOKEN_KEYS",
            "CORTAP_WEBHOOK_NEXT_SECRET",
            "WEBHOOK_SIGNATURE_SECRET");
    assertThat(Stream.concat(environment().keySet().stream(), secrets.stream()))
        .as("settings that the template gives and those that the guide says it leaves alone")
        .doesNotContainAnyElementsOf(leftAlone());
    var known = new TreeSet<>(leftAlone());
    known.addAll(environment().keySet());
    known.addAll(secrets);
    assertThat(known).isEqualTo(settings(page));
  }

  private static Set<String> settings(String page) {
    return Pattern.compile("^\\| `([A-Z][A-Z0-9_]+)` \\|", Pattern.MULTILINE)
        .matcher(page)
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> leftAlone() throws IOException {
    String guide = Files.readString(StandIn.checkout().resolve("docs/guides/run-on-aws.md"));
    String sentence =
        guide.substring(
            guide.indexOf("Left to their defaults:"), guide.indexOf("Whoever needs another"));
    return Pattern.compile("`([A-Z][A-Z0-9_]+)`")
        .matcher(sentence)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void onlyTheLoadBalancerIsReachedAndOnlyTheTasksByIt() {
    assertThat(ports("LoadBalancerGroup", "SecurityGroupIngress")).containsExactly("443");
    assertThat(ports("TaskGroup", "SecurityGroupIngress")).containsExactly("8080");
    assertThat(ports("TaskGroup", "SecurityGroupEgress")).containsExactly("443");
    assertThat(properties("LoadBalancerToTasks").get("ToPort").intValue()).isEqualTo(8080);
    assertThat(
            properties("TaskGroup")
                .at("/SecurityGroupIngress/0/SourceSecurityGroupId/Ref")
                .textValue())
        .isEqualTo("LoadBalancerGroup");
    assertThat(texts(properties("Listener").at("/SslPolicy/Fn::If")))
        .filteredOn(policy -> policy.startsWith("ELB"))
        .hasSize(2)
        .allMatch(policy -> policy.startsWith("ELBSecurityPolicy-TLS13-1-2-"));
  }

  /** Contract, section 8. */
  @Test
  void alarmsAndDashboardReadTheServicesMetrics() {
    var alarms = new TreeMap<String, List<String>>();
    TEMPLATE.get("Resources").properties().stream()
        .filter(resource ->
            resource.getValue().get("Type").textValue().equals("AWS::CloudWatch::Alarm"))
        .forEach(resource -> {
          assertThat(resource.getValue().findValuesAsText("Namespace")).containsOnly("CORTAP");
          alarms.put(resource.getKey(), resource.getValue().findValuesAsText("MetricName"));
        });

    assertThat(alarms)
        .isEqualTo(
            Map.of(
                "JobFailureRate", List.of("cortap.jobs.failed", "cortap.jobs.completed"),
                "JobLate", List.of("cortap.jobs.late"),
                "NobodyWorks", List.of("cortap.jobs.queue_age"),
                "QueueAge", List.of("cortap.jobs.queue_age"),
                "UploadError", List.of("cortap.s3.upload_errors"),
                "WebhookFailures", List.of("cortap.webhooks.consecutive_failures")));
    assertThat(properties("Dashboard").at("/DashboardBody/Fn::Sub").textValue())
        .contains(
            "cortap.jobs.completed",
            "cortap.jobs.duration",
            "cortap.webhooks.sent",
            "cortap.jobs.active",
            "{CORTAP,report_type,error_code}");
  }

  @Test
  void oneAlarmRingsWhereNobodyWritesAMetric() {
    assertThat(properties("NobodyWorks").get("TreatMissingData").textValue())
        .isEqualTo("breaching");
  }

  @Test
  void anUpdateLeavesTheNumberOfTasksToTheirScaling() {
    assertThat(properties("Service").has("DesiredCount")).isFalse();
    assertThat(properties("Scaling").at("/MinCapacity/Ref").textValue()).isEqualTo("MinTasks");
  }

  @Test
  void theDashboardIsJson() throws IOException {
    String body =
        properties("Dashboard")
            .at("/DashboardBody/Fn::Sub")
            .textValue()
            .replaceAll("\\$\\{AWS::Region}", "x");

    assertThat(new JsonMapper().readTree(body).get("widgets")).hasSize(6);
  }

  /** cfn-lint brings AWS's resource schemas. */
  @Test
  void awsResourceSchemasOfBothPartitionsAllowIt() throws Exception {
    String linter = ForeignTool.onPath("cfn-lint", System.getenv()).toString();
    Process lint =
        new ProcessBuilder(linter, "-r", "us-east-1", "us-gov-west-1", "--", FILE.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEmpty();
    assertThat(lint.waitFor()).isZero();
  }

  private static JsonNode properties(String resource) {
    return TEMPLATE.at("/Resources/" + resource + "/Properties");
  }

  private static List<String> names(String section) {
    var names = new ArrayList<String>();
    TEMPLATE.get(section).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode container() {
    return properties("Task").at("/ContainerDefinitions/0");
  }

  private static Map<String, JsonNode> environment() {
    var values = new TreeMap<String, JsonNode>();
    container()
        .get("Environment")
        .forEach(variable -> values.put(variable.get("Name").textValue(), variable.get("Value")));
    return values;
  }

  private static List<String> ports(String group, String direction) {
    var ports = new ArrayList<String>();
    for (JsonNode rule : properties(group).get(direction)) {
      assertThat(rule.get("FromPort")).isEqualTo(rule.get("ToPort"));
      ports.add(rule.get("ToPort").asText());
    }
    return ports;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    var texts = new ArrayList<String>();
    if (oneOrMany.isTextual()) {
      texts.add(oneOrMany.textValue());
    } else if (oneOrMany.isArray()) {
      oneOrMany.forEach(each -> texts.add(each.asText()));
    }
    return texts;
  }

  private static void walk(JsonNode node, BiConsumer<String, JsonNode> seen) {
    node.properties()
        .forEach(member -> {
          seen.accept(member.getKey(), member.getValue());
          walk(member.getValue(), seen);
        });
    if (node.isArray()) {
      node.forEach(element -> walk(element, seen));
    }
  }
}
