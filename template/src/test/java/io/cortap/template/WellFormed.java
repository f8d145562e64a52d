package io.cortap.template;

import java.io.StringReader;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An independent reading of every part, and of what holds them together. */
final class WellFormed {
  private WellFormed() {}

  static void require(byte[] file) {
    if (!SoundDocument.faults(file).isEmpty()) {
      throw new AssertionError(SoundDocument.faults(file) + " in " + Docx.read(file));
    }
    requireMarkup(file);
  }

  /** The parts alone, where a template may hold what Word would not write. */
  static void requireMarkup(byte[] file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    for (Map.Entry<String, String> part : Docx.read(file).entrySet()) {
      if (part.getKey().endsWith(".xml") || part.getKey().endsWith(".rels")) {
        try {
          XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(part.getValue()));
          while (reader.hasNext()) {
            reader.next();
          }
        } catch (XMLStreamException e) {
          throw new AssertionError(part.getKey() + " is not well-formed: " + part.getValue(), e);
        }
      }
    }
  }
}
