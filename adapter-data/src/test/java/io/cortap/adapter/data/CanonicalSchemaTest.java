package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cortap.core.review.Field;
import io.cortap.core.review.FieldKind;
import io.cortap.core.review.FieldTable;
import io.cortap.core.review.TextForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema and the types say the same of the canonical review. */
class CanonicalSchemaTest {
  private static final String FILE = "canonical-review-1.0.schema.json";
  private static final JsonMapper JSON = new JsonMapper();

  private static final String TEXT = text();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TEXT, InputFormat.JSON);

  @TempDir Path folder;
  private ObjectNode review = JSON.createObjectNode();

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(JsonSnapshotCodec.class.getResourceAsStream(FILE))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void encode() throws IOException {
    byte[] sealed = new JsonSnapshotCodec().encode(SampleReview.review(folder));
    review = (ObjectNode) JSON.readTree(sealed);
  }

  private List<Error> errors() {
    return SCHEMA.validate(
        review.toString(),
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  @Test
  void whatTheTypesWriteIsValid() {
    assertThat(errors()).isEmpty();
  }

  /** The sources name only what is known; every other object has all its members. */
  @Test
  void aMemberThatIsMissingOrUnknownIsNotValid() {
    List<ObjectNode> objects = objects(review);
    objects.remove(review.get("sources"));
    for (ObjectNode object : objects) {
      for (String member : names(object)) {
        JsonNode held = Objects.requireNonNull(object.get(member));
        object.remove(member);
        assertThat(errors()).as("without %s", member).isNotEmpty();
        object.set(member, held);
      }
    }
    review.put("surplus", 1);
    assertThat(errors()).isNotEmpty();
  }

  private static List<String> names(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The first of each list stands for all. */
  private static List<ObjectNode> objects(JsonNode node) {
    var found = new ArrayList<ObjectNode>();
    if (node instanceof ObjectNode object) {
      found.add(object);
      object.valueStream().forEach(member -> found.addAll(objects(member)));
    } else if (node instanceof ArrayNode list && !list.isEmpty()) {
      found.addAll(objects(list.get(0)));
    }
    return found;
  }

  @Test
  void formatsAreEnforced() {
    ObjectNode project = (ObjectNode) review.path("project");
    ObjectNode officer = (ObjectNode) review.path("regional_officer");

    assertThat(errorsWith(review, "generated_at", "yesterday")).isNotEmpty();
    assertThat(errorsWith(review, "project_id", "RSKTY-33")).isNotEmpty();
    assertThat(errorsWith(project, "report_date", "2026-02-30")).isNotEmpty();
    assertThat(errorsWith(project, "recipient_zip", "2139")).isNotEmpty();
    assertThat(errorsWith(project, "exit_conference_format", "by phone")).isNotEmpty();
    assertThat(errorsWith(officer, "email", "nobody")).isNotEmpty();
    assertThat(errors()).isEmpty();
  }

  private List<Error> errorsWith(ObjectNode object, String member, String value) {
    JsonNode held = Objects.requireNonNull(object.get(member));
    object.put(member, value);
    List<Error> errors = errors();
    object.set(member, held);
    return errors;
  }

  @Test
  void everyFieldHasTheTypeOfTheFieldTable() throws IOException {
    JsonNode definition = JSON.readTree(TEXT);
    assertThat(FieldTable.fields())
        .allSatisfy(field ->
            assertThat(paths(field))
                .allSatisfy(path ->
                    assertThat(type(definition, path)).as(path).isEqualTo(expected(field.kind()))));
  }

  private static List<String> paths(Field field) {
    return Stream.concat(Stream.of(field.path()), field.second().stream()).toList();
  }

  private static String type(JsonNode definition, String path) {
    JsonNode member = definition;
    for (String name : path.split("\\.")) {
      member = member.path("properties").path(name);
    }
    String type =
        member.path("type").isArray()
            ? member.path("type").get(0).asText()
            : member.path("type").asText();
    return switch (type) {
      case "integer" -> "integer " + member.path("minimum") + " to " + member.path("maximum");
      case "string" ->
          member.has("enum")
              ? "one of "
                  + member
                      .path("enum")
                      .valueStream()
                      .filter(word -> !word.isNull())
                      .map(JsonNode::asText)
                      .toList()
              : "string " + member.path("format").asText(member.has("pattern") ? "pattern" : "");
      default -> type;
    };
  }

  private static String expected(FieldKind kind) {
    return switch (kind) {
      case FieldKind.Text text -> "string " + form(text.form());
      case FieldKind.OneOf oneOf -> "one of " + oneOf.words();
      case FieldKind.WholeNumber number -> "integer " + number.low() + " to " + number.high();
      case FieldKind.Flag flag -> "boolean";
      case FieldKind.Texts texts -> "array";
      case FieldKind.Rows rows -> "array";
    };
  }

  private static String form(TextForm form) {
    return switch (form) {
      case TEXT -> "";
      case DATE -> "date";
      // The format of the validators refuses what the type takes, addresses at test domains.
      case EMAIL, PHONE, ZIP, STATE, CITY_STATE, FISCAL_YEAR -> "pattern";
    };
  }
}
