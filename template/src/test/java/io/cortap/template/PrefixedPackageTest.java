package io.cortap.template;

import static io.cortap.template.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.expression.Functions;
import io.cortap.template.value.Format;
import io.cortap.template.value.Picture;
import io.cortap.template.value.RichText;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Packages whose own parts use a prefix, as Python's ElementTree writes them. */
class PrefixedPackageTest {
  private static final String RELS = "word/_rels/document.xml.rels";
  private static final String TYPES = "[Content_Types].xml";
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String RELATIONSHIP = "{" + RELATIONSHIPS + "}Relationship";
  private static final String TYPES_NAMESPACE =
      "http://schemas.openxmlformats.org/package/2006/content-types";

  private static final byte[] PNG =
      ByteBuffer.allocate(64)
          .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
          .putInt(13)
          .put("IHDR".getBytes(StandardCharsets.US_ASCII))
          .putInt(3)
          .putInt(3)
          .array();

  /** The root's children as {@code {namespace}name}. */
  private static List<String> children(byte[] file, String part) throws Exception {
    String markup = Objects.requireNonNull(Docx.read(file).get(part), part);
    Element root =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(markup)))
            .getDocumentElement();
    List<String> children = new ArrayList<>();
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add("{" + child.getNamespaceURI() + "}" + child.getLocalName());
      }
    }
    return children;
  }

  private static String types(String prefix, String quote) {
    return """
    <%1$sTypes %2$s="%3$s"><%1$sDefault Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml" />\
    <%1$sDefault Extension="xml" ContentType="application/xml" />\
    <%1$sOverride PartName="/word/document.xml" ContentType="application/vnd.\
    openxmlformats-officedocument.wordprocessingml.document.main+xml" /></%1$sTypes>\
    """
        .formatted(prefix, declared(prefix), TYPES_NAMESPACE)
        .replace('"', quote.charAt(0));
  }

  private static String declared(String prefix) {
    return prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix.replace(":", "");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ns0:, \", ></ns0:Relationships>",
        "ns0:, \", />",
        "``, ', ></Relationships>",
        "p-1.x:, ', />"
      })
  void getWhatValuesBringInTheirOwnNamespace(String prefix, String quote, String end)
      throws Exception {
    String open = "<%sRelationships %s='%s'".formatted(prefix, declared(prefix), RELATIONSHIPS);
    byte[] file = render(types(prefix, quote), open + end);
    assertThat(children(file, RELS)).containsExactly(RELATIONSHIP, RELATIONSHIP);
    String type = "{" + TYPES_NAMESPACE + "}";
    assertThat(children(file, TYPES))
        .containsExactly(type + "Default", type + "Default", type + "Override", type + "Override");
  }

  @Test
  void keepTheIdsThatTheyHaveInSingleQuotes() throws Exception {
    String own =
        "<ns0:Relationships xmlns:ns0='%s'><ns0:Relationship Id='rIdMade1' Type='x/hyperlink' Target='https://own.invalid/' TargetMode='External'/></ns0:Relationships>"
            .formatted(RELATIONSHIPS);
    byte[] file = render(types("", "\""), own);
    assertThat(children(file, RELS)).containsExactly(RELATIONSHIP, RELATIONSHIP, RELATIONSHIP);
    assertThat(Docx.body(file)).contains("rIdMade2", "rIdMade3").doesNotContain("rIdMade1");
  }

  private static byte[] render(String types, String relationships) {
    Docx docx =
        Docx.ofBody(p("{{ picture }}{{ link }}")).with(TYPES, types).with(RELS, relationships);
    byte[] file =
        Template.compile(docx.bytes(), Functions.standard())
            .orThrow()
            .render(
                Map.of(
                    "picture",
                    Picture.of(PNG, "pier"),
                    "link",
                    RichText.link("site", "https://transit.invalid/", Format.NONE)),
                RenderOptions.standard())
            .document();
    WellFormed.require(file);
    return file;
  }
}
