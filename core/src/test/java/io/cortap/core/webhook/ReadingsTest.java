package io.cortap.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cortap.core.webhook.Reading.Deviation;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people's code makes of a secret and of a body, each with the words that explain it. */
class ReadingsTest {

  /** Bytes as Latin-1 by the words that explain them; the right one has none. */
  private static Map<String, String> byWords(List<Reading> readings) {
    var byWords = new LinkedHashMap<String, String>();
    for (Reading reading : readings) {
      String words = reading.deviations().stream().map(Deviation::words).findFirst().orElse("");
      byWords.putIfAbsent(words, HexFormat.of().formatHex(reading.bytes()));
    }
    return byWords;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  @Nested
  class Keys {
    private static Map<String, String> of(String text) {
      return byWords(KeyReadings.of(new NamedSecret("S", text)));
    }

    @Test
    void aTextInHexadecimalIsReadInEveryWayThatPeopleReadIt() {
      assertThat(of("0aFF"))
          .containsExactly(
              entry("", hex("0aFF")),
              entry(
                  "the key is the whsec_ form of the secret in S taken as text, not decoded",
                  hex("whsec_MGFGRg==")),
              entry(
                  "the key is the base64 of the secret in S taken as text, not decoded",
                  hex("MGFGRg==")),
              entry("the key is the 2 bytes that the hexadecimal digits in S stand for", "0aff"),
              entry("the key is the bytes of the text in S decoded from base64", "d1a145"),
              entry("the key is the text in S with a line break after it", hex("0aFF\n")),
              entry(
                  "the key is the text in S with a line break of Windows after it",
                  hex("0aFF\r\n")),
              entry("the key is the digits in S in upper case", hex("0AFF")),
              entry("the key is the digits in S in lower case", hex("0aff")));
    }

    @Test
    void theWhsecFormIsReadDecodedAndNot() {
      assertThat(of("whsec_QUJD"))
          .containsExactly(
              entry("", hex("whsec_QUJD")),
              entry(
                  "the key is the bytes that follow whsec_ in S, decoded from base64", hex("ABC")),
              entry("the key is the text that follows whsec_ in S, not decoded", hex("QUJD")),
              entry("the key is the text in S with a line break after it", hex("whsec_QUJD\n")),
              entry(
                  "the key is the text in S with a line break of Windows after it",
                  hex("whsec_QUJD\r\n")));
    }

    @Test
    void quotationMarksAndBlanksComeOffOnlyTogether() {
      assertThat(of(" 'x-y' \n"))
          .containsEntry("", hex(" 'x-y' \n"))
          .containsEntry("the key is the text without the line break or blanks in S", hex("'x-y'"))
          .containsEntry("the key is the text without the quotation marks in S", hex("x-y"))
          .containsEntry("the key is the text in S with a line break after it", hex("x-y\n"))
          .hasSize(7);
    }

    @Test
    void anEmptyKeyIsNoReading() {
      assertThat(KeyReadings.of(new NamedSecret("S", "whsec_")))
          .extracting(reading -> reading.bytes().length)
          .doesNotContain(0);
    }

    @Test
    void aSecretShowsItsPlaceAndNotItself() {
      assertThat(new NamedSecret("S", "text-of-it")).hasToString("NamedSecret[S, redacted]");
    }
  }

  @Nested
  class Bodies {
    private static final String SIGNED = "what is signed is ";

    private static Map<String, String> of(String body, Optional<Object> json) {
      return byWords(BodyReadings.of(ReceivedWebhook.of(Map.of(), body.getBytes(UTF_8), json)));
    }

    @Test
    void blanksAndByteOrderMarksComeOff() {
      assertThat(of(" {} \n", Optional.empty()))
          .containsExactly(
              entry("", hex(" {} \n")),
              entry(SIGNED + "the body without blanks around it", hex("{}")),
              entry(SIGNED + "the body with a line break after it", hex(" {} \n\n")),
              entry(SIGNED + "the body with CR LF after it", hex(" {} \n\r\n")),
              entry(SIGNED + "an empty body", ""));
      assertThat(of("\ufeff{}", Optional.empty()))
          .containsEntry(SIGNED + "the body without its byte order mark", hex("{}"));
      assertThat(of("{}", Optional.empty())).hasSize(4);
    }

    @Test
    void aLengthThatIsTheBodysOwnChangesNothing() {
      var received =
          ReceivedWebhook.of(
              Map.of("Content-Length", List.of("2")), "{}".getBytes(UTF_8), Optional.empty());

      assertThat(BodyReadings.of(received)).hasSize(4);
      assertThat(received).hasToString("ReceivedWebhook[[Content-Length], 2 bytes]");
    }

    @Test
    void onlyWhatIsWhollyBase64IsDecoded() {
      String encoded = Base64.getEncoder().encodeToString("{\"a\": 1}".getBytes(UTF_8));
      String words = SIGNED + "the body decoded from base64, as gateways hand it on";

      assertThat(of(encoded, Optional.empty())).containsEntry(words, hex("{\"a\": 1}"));
      assertThat(of("{" + encoded + "}", Optional.empty())).doesNotContainKey(words);
      assertThat(of(" \n", Optional.empty())).doesNotContainKey(words);
    }

    @Test
    void aBodyThatIsAStringHoldsAnother() {
      assertThat(of("\"{}\"", Optional.of("{}")))
          .containsEntry(SIGNED + "the text inside the JSON string that the body is", hex("{}"));
    }

    @Test
    void anObjectIsPrintedAsItWasAndInTheOrderThatIsSent() {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("status", "completed");
      members.put("of_others", 1);
      members.put("metadata", Map.of("recipient_name", "É"));
      members.put("job_id", "rpt-1");
      String compact =
          "{\"status\":\"completed\",\"of_others\":1,\"metadata\":{\"recipient_name\":\"É\"},\"job_id\":\"rpt-1\"}";

      assertThat(of(compact, Optional.of(members)))
          .containsEntry(
              SIGNED
                  + "the body before JavaScript's JSON.stringify or Jackson printed it with its"
                  + " members in another order",
              hex(
                  "{\"job_id\": \"rpt-1\", \"status\": \"completed\", \"metadata\":"
                      + " {\"recipient_name\": \"\\u00c9\"}, \"of_others\": 1}"))
          .containsEntry(
              SIGNED + "the body before JavaScript's JSON.stringify or Jackson printed it",
              hex(
                  "{\"status\": \"completed\", \"of_others\": 1, \"metadata\":"
                      + " {\"recipient_name\": \"\\u00c9\"}, \"job_id\": \"rpt-1\"}"))
          .containsEntry(
              SIGNED
                  + "the body parsed and printed again as by PHP's json_encode, with its members"
                  + " sorted",
              hex(
                  "{\"job_id\":\"rpt-1\",\"metadata\":{\"recipient_name\":\"\\u00c9\"},\"of_others\":1,\"status\":\"completed\"}"));
    }
  }

  @Nested
  class Printing {
    @Test
    void anIndentedFormPutsEveryMemberAndElementOnALineOfItsOwn() {
      var object = new LinkedHashMap<String, @Nullable Object>();
      object.put("empty", List.of());
      object.put("none", Map.of());
      object.put("areas", List.of(1, Map.of("name", "a/b")));

      assertThat(JsonStyle.KNOWN.get(4).text(object))
          .isEqualTo(
              """
              {
                "empty": [],
                "none": {},
                "areas": [
                  1,
                  {
                    "name": "a/b"
                  }
                ]
              }\
              """);
    }
  }
}
