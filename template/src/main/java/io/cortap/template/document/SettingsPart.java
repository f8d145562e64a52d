package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.program.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The document's settings: fields are to be updated when it is opened, no other template is
 * attached, and no letters are to be merged from a source of data.
 */
final class SettingsPart {
  /**
   * What may stand before updateFields (ISO/IEC 29500-1, 17.15.1.78 CT_Settings) ends with these.
   */
  private static final Set<String> BEHIND =
      Set.of(
          "hdrShapeDefaults",
          "footnotePr",
          "endnotePr",
          "compat",
          "docVars",
          "rsids",
          "mathPr",
          "attachedSchema",
          "themeFontLang",
          "clrSchemeMapping",
          "doNotIncludeSubdocsInStats",
          "doNotAutoCompressPictures",
          "forceUpgrade",
          "captions",
          "readModeInkLockDown",
          "smartTagType",
          "schemaLibrary",
          "shapeDefaults",
          "doNotEmbedSmartTags",
          "decimalSymbol",
          "listSeparator",
          "docId",
          "chartTrackingRefBased");

  private SettingsPart() {}

  static CompiledPart compile(ZipEntry entry, byte[] content, boolean updateFields) {
    try {
      XmlTree tree = XmlParser.parse(new String(content, StandardCharsets.UTF_8));
      boolean changed = remove(tree.root(), "attachedTemplate") | remove(tree.root(), "mailMerge");
      if (updateFields) {
        remove(tree.root(), "updateFields");
        insertUpdateFields(tree);
        changed = true;
      }
      return changed ? new CompiledPart.Fixed(entry, bytes(tree)) : new CompiledPart.Copied(entry);
    } catch (XmlException broken) {
      throw PackageException.broken(entry.name() + " is no well-formed XML: " + broken.reason());
    }
  }

  /** The settings' relationships without the one to a template on the author's machine. */
  static CompiledPart withoutTemplate(ZipEntry entry, byte[] content) {
    XmlTree tree = XmlParser.parse(new String(content, StandardCharsets.UTF_8));
    boolean changed =
        tree.root()
            .children
            .removeIf(child ->
                child instanceof Element relationship
                    && PackageRules.attribute(relationship.startTag(), "Type")
                        .endsWith("/attachedTemplate"));
    return changed ? new CompiledPart.Fixed(entry, bytes(tree)) : new CompiledPart.Copied(entry);
  }

  /** The application's properties without the list of headings, which tags make untrue. */
  static CompiledPart withoutTitles(ZipEntry entry, byte[] content) {
    XmlTree tree = XmlParser.parse(new String(content, StandardCharsets.UTF_8));
    remove(tree.root(), "HeadingPairs");
    remove(tree.root(), "TitlesOfParts");
    return new CompiledPart.Fixed(entry, bytes(tree));
  }

  private static boolean remove(Element root, String name) {
    return root.children.removeIf(
        child -> child instanceof Element element && localName(element).equals(name));
  }

  private static String localName(Element element) {
    return element.name.substring(element.name.indexOf(':') + 1);
  }

  private static void insertUpdateFields(XmlTree tree) {
    List<Node> children = tree.root().children;
    int at = children.size();
    for (int i = children.size() - 1; i >= 0; i--) {
      if (children.get(i) instanceof Element element && BEHIND.contains(localName(element))) {
        at = i;
      }
    }
    String name = tree.prefix() + "updateFields";
    String head = "<" + name + " " + tree.prefix() + "val=\"true\"";
    tree.root().insert(at, new Element(Kind.OTHER, name, head));
  }

  private static byte[] bytes(XmlTree tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Step<Chunk> step : Linearizer.line(tree, new Identities()).steps()) {
      if (step instanceof Step.Literal<Chunk> literal
          && literal.piece() instanceof Chunk.Bytes bytes) {
        out.writeBytes(bytes.bytes());
      }
    }
    return out.toByteArray();
  }
}
