package io.cortap.adapter.docx.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * What a document refers to outside of itself: relationships of mode External (ISO/IEC 29500-2,
 * section 9.3). Links that a reader may click are none of it.
 */
final class ExternalTargets {
  private static final int LONGEST_RELATIONSHIPS_BYTES = 4 << 20;
  private static final List<String> CLICKABLE = List.of("http:", "https:", "mailto:");
  private static final XMLInputFactory READERS = readers();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

  private ExternalTargets() {}

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * The document without them.
   *
   * @throws IOException if the bytes are no package, or a relationships part cannot be read
   */
  static byte[] removedFrom(byte[] docx) throws IOException {
    var out = new ByteArrayOutputStream(docx.length);
    try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
        var zip = new ZipOutputStream(out)) {
      ZipEntry entry = in.getNextEntry();
      if (entry == null) {
        throw new ZipException("no entries");
      }
      for (; entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".rels")) {
          zip.write(kept(in.readNBytes(LONGEST_RELATIONSHIPS_BYTES)));
        } else {
          copy(in, zip);
        }
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static void copy(InputStream in, ZipOutputStream zip) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      zip.write(chunk, 0, read);
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("interrupted");
      }
    }
  }

  private static byte[] kept(byte[] relationships) throws IOException {
    var out = new ByteArrayOutputStream(relationships.length);
    try {
      XMLEventReader in = READERS.createXMLEventReader(new ByteArrayInputStream(relationships));
      XMLEventWriter writer = WRITERS.createXMLEventWriter(out, "UTF-8");
      while (in.hasNext()) {
        XMLEvent event = in.nextEvent();
        if (event.isStartElement() && reachesOut(event.asStartElement())) {
          in.getElementText();
        } else {
          writer.add(event);
        }
      }
      writer.close();
    } catch (XMLStreamException e) {
      throw new IOException("a relationships part is not well-formed", e);
    }
    return out.toByteArray();
  }

  private static boolean reachesOut(StartElement relationship) {
    return value(relationship, "TargetMode").equals("External")
        && !(value(relationship, "Type").endsWith("/hyperlink")
            && CLICKABLE.stream()
                .anyMatch(value(relationship, "Target").toLowerCase(Locale.ROOT)::startsWith));
  }

  private static String value(StartElement element, String name) {
    Attribute attribute = element.getAttributeByName(new QName(name));
    return attribute == null ? "" : attribute.getValue();
  }
}
