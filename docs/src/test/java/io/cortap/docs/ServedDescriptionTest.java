package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description as it is served, read by the parser on which most generators stand. */
class ServedDescriptionTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void isReadWithoutAComplaint() throws Exception {
    try (var service = new DocumentedService(folder);
        var client = HttpClient.newHttpClient()) {
      String served =
          client
              .send(
                  HttpRequest.newBuilder(
                          URI.create(service.variables().get("SERVICE") + "/openapi.json"))
                      .build(),
                  BodyHandlers.ofString())
              .body();

      assertThat(read(served).getMessages()).isEmpty();
      assertThat(read(served.replace("\"operationId\"", "\"operation\"")).getMessages())
          .isNotEmpty();
    }
  }

  private static SwaggerParseResult read(String document) {
    return new OpenAPIV3Parser().readContents(document);
  }
}
