package io.cortap.template.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and links that values bring into a document. When there are any, the finished file is
 * written once more with them, every other entry copied as it is compressed. One thread's own.
 */
final class Resources {
  static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  private final ZipReader template;
  private final Map<String, CompiledPart> entries;
  private final OutputBudget budget;
  private final Map<String, PartResources> parts = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, byte[]> media = new LinkedHashMap<>();
  private @Nullable Lists lists;
  private @Nullable Styles styles;

  Resources(byte[] file, Map<String, CompiledPart> entries, OutputBudget budget) {
    this.template = new ZipReader(file, Limits.standard());
    this.entries = entries;
    this.budget = budget;
  }

  PartResources of(String part) {
    return parts.computeIfAbsent(
        part, name -> new PartResources(this, () -> text(Relationships.partOf(name))));
  }

  Lists lists() {
    if (lists == null) {
      lists = new Lists(text(Lists.PART));
    }
    return lists;
  }

  Styles styles() {
    if (styles == null) {
      styles = new Styles(text(Styles.PART));
    }
    return styles;
  }

  private String text(String name) {
    CompiledPart part = entries.get(name);
    return switch (part) {
      case null -> "";
      case CompiledPart.Fixed fixed -> new String(fixed.content(), StandardCharsets.UTF_8);
      default -> new String(template.content(part.entry()), StandardCharsets.UTF_8);
    };
  }

  /** The entry that holds this picture. */
  String picture(byte[] content, String extension) {
    return names.computeIfAbsent(digest(content), unused -> add(content, extension));
  }

  private String add(byte[] content, String extension) {
    budget.spend(content.length);
    int number = media.size() + 1;
    String name = "word/media/made" + number + "." + extension;
    while (entries.containsKey(name) || media.containsKey(name)) {
      name = "word/media/made" + ++number + "." + extension;
    }
    media.put(name, content);
    return name;
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Puts elements of the root's own namespace before its end, under the prefix that it has. */
  static String ofItsNamespace(String document, String added) {
    String root = XmlParser.parse(document).root().name;
    String prefix = root.substring(0, root.indexOf(':') + 1);
    return inside(document, added.replace("<", "<" + prefix));
  }

  /** Puts the markup before the end of the root element. */
  static String inside(String document, String added) {
    int end = document.lastIndexOf("</");
    if (end >= 0) {
      return document.substring(0, end) + added + document.substring(end);
    }
    int empty = document.lastIndexOf("/>");
    String name = document.substring(document.lastIndexOf('<') + 1).split("[\\s/>]", 2)[0];
    return document.substring(0, empty) + ">" + added + "</" + name + ">";
  }

  /** The file with everything that values brought. */
  byte[] addedTo(byte[] document) {
    boolean listed = lists != null && !lists.isEmpty();
    boolean styled = styles != null && !styles.isEmpty();
    Map<String, String> changed = new LinkedHashMap<>();
    StringBuilder types = new StringBuilder();
    if (listed) {
      changed.put(Lists.PART, lists().part());
      types.append(lists().isNewPart() ? added("numbering", Lists.PART) : "");
    }
    if (styled) {
      changed.put(Styles.PART, styles().part());
      types.append(styles().isNewPart() ? added("styles", Styles.PART) : "");
    }
    parts.values().removeIf(PartResources::isEmpty);
    if (parts.isEmpty() && changed.isEmpty()) {
      return document;
    }
    parts.forEach((part, own) -> changed.put(Relationships.partOf(part), own.relationships()));
    changed.put(CONTENT_TYPES, contentTypes(types));
    Limits none = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 65_535);
    List<ZipEntry> written = new ZipReader(document, none).entries();
    Set<String> done = new HashSet<>();
    try (ZipWriter zip = new ZipWriter(document.length + 65_536)) {
      for (ZipEntry entry : written) {
        done.add(entry.name());
        String fresh = changed.get(entry.name());
        if (fresh == null) {
          zip.copy(entry, document);
        } else {
          whole(zip, entry.name(), fresh.getBytes(StandardCharsets.UTF_8));
        }
      }
      changed.forEach((name, content) -> {
        if (!done.contains(name)) {
          whole(zip, name, content.getBytes(StandardCharsets.UTF_8));
        }
      });
      media.forEach((name, content) -> whole(zip, name, content));
      return zip.finish();
    }
  }

  private static void whole(ZipWriter zip, String name, byte[] content) {
    zip.begin(name);
    zip.write(content, 0, content.length);
    zip.end(name);
  }

  /** A part that the template had not: the body leads to it, and this tells its type. */
  private String added(String type, String part) {
    of("word/document.xml").part(type, part);
    return "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml\"/>"
        .formatted(part, type);
  }

  private String contentTypes(StringBuilder added) {
    String types = text(CONTENT_TYPES);
    if (ContentTypes.read(types).of("any.rels").isEmpty()) {
      added.append(
          "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    }
    for (String name : media.keySet()) {
      String extension = name.substring(name.lastIndexOf('.') + 1);
      added.append(
          "<Override PartName=\"/%s\" ContentType=\"image/%s\"/>".formatted(name, extension));
    }
    return ofItsNamespace(types, added.toString());
  }
}
