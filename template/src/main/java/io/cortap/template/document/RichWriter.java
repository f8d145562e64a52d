package io.cortap.template.document;

import io.cortap.template.program.Site;
import io.cortap.template.value.Format;
import io.cortap.template.value.Format.Mark;
import io.cortap.template.value.Listing;
import io.cortap.template.value.Picture;
import io.cortap.template.value.RichText;
import io.cortap.template.value.RichValue;
import io.cortap.template.value.SubDocument;

/** Writes rich text and pictures as runs of one part (ISO/IEC 29500-1, 17.3.2 and 20.4). */
final class RichWriter {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final String prefix;
  private final PartResources resources;
  private final Numbering numbering;

  RichWriter(String prefix, PartResources resources, Numbering numbering) {
    this.prefix = prefix;
    this.resources = resources;
    this.numbering = numbering;
  }

  /** Whether the value is to be written as markup; rich text is plain where nothing else can be. */
  boolean isMoreThanText(RichValue value, Site site) {
    return switch (value) {
      case Listing listing -> false;
      case RichText text -> site.runs().isPossible();
      case Picture picture -> true;
      case SubDocument document -> true;
    };
  }

  /** The id of a link to this address. */
  String link(String address) {
    return resources.link(LinkAddress.checked(address));
  }

  RichMarkup markup(RichValue value) {
    return switch (value) {
      case RichText text -> richText(text);
      case Picture picture -> picture(picture);
      case SubDocument document -> SubDocumentWriter.write(document.docx(), resources, numbering);
      case Listing listing -> richText(RichText.of(listing.text(), Format.NONE));
    };
  }

  static String kind(RichValue value) {
    return switch (value) {
      case RichText text -> "rich text";
      case Listing listing -> "a listing";
      case Picture picture -> "a picture";
      case SubDocument document -> "a document";
    };
  }

  private RichMarkup richText(RichText text) {
    StringBuilder out = new StringBuilder();
    for (RichText.Fragment fragment : text.fragments()) {
      boolean linked = !fragment.target().isEmpty();
      if (linked) {
        out.append(
            "<%shyperlink xmlns:r=\"%s\" r:id=\"%s\">"
                .formatted(prefix, RELATIONSHIPS, resources.link(fragment.target())));
      }
      run(fragment, out);
      out.append(linked ? "</" + prefix + "hyperlink>" : "");
    }
    return RichMarkup.runs(out.toString());
  }

  private void run(RichText.Fragment fragment, StringBuilder out) {
    out.append('<').append(prefix).append("r>");
    String properties = properties(fragment.format());
    if (!properties.isEmpty()) {
      out.append("<%1$srPr>%2$s</%1$srPr>".formatted(prefix, properties));
    }
    String open = "<" + prefix + "t xml:space=\"preserve\">";
    String close = "</" + prefix + "t>";
    out.append(open);
    fragment
        .text()
        .codePoints()
        .forEach(character -> {
          switch (character) {
            case '\n', '\u0007' ->
                out.append(close).append('<').append(prefix).append("br/>").append(open);
            case '\t' -> out.append(close).append('<').append(prefix).append("tab/>").append(open);
            case '\f' ->
                out.append(close)
                    .append("<%1$sbr %1$stype=\"page\"/>".formatted(prefix))
                    .append(open);
            default -> {
              if (XmlText.isLegal(character) && character != '\r') {
                out.append(XmlText.escaped(Character.toString(character)));
              }
            }
          }
        });
    out.append(close).append("</").append(prefix).append("r>");
  }

  /** In the order of the schema. */
  private String properties(Format format) {
    StringBuilder out = new StringBuilder();
    value(out, "rStyle", format.style());
    if (!format.font().isEmpty()) {
      out.append(
          "<%1$srFonts %1$sascii=\"%2$s\" %1$shAnsi=\"%2$s\" %1$scs=\"%2$s\"/>"
              .formatted(prefix, XmlText.quoted(format.font())));
    }
    mark(out, "b", format, Mark.BOLD);
    mark(out, "i", format, Mark.ITALIC);
    mark(out, "strike", format, Mark.STRIKE);
    value(out, "color", format.colour());
    if (format.halfPoints() > 0) {
      value(out, "sz", Integer.toString(format.halfPoints()));
      value(out, "szCs", Integer.toString(format.halfPoints()));
    }
    value(out, "highlight", format.highlight());
    value(out, "u", format.marks().contains(Mark.UNDERLINE) ? "single" : "");
    boolean raised = format.marks().contains(Mark.SUPERSCRIPT);
    boolean lowered = format.marks().contains(Mark.SUBSCRIPT);
    value(out, "vertAlign", raised ? "superscript" : lowered ? "subscript" : "");
    return out.toString();
  }

  private void mark(StringBuilder out, String name, Format format, Mark mark) {
    if (format.marks().contains(mark)) {
      out.append('<').append(prefix).append(name).append("/>");
    }
  }

  private void value(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append("<%1$s%2$s %1$sval=\"%3$s\"/>".formatted(prefix, name, XmlText.quoted(value)));
    }
  }

  private RichMarkup picture(Picture picture) {
    String number = numbering.fresh();
    String id = resources.picture(picture.content(), picture.extension());
    String extent = "cx=\"" + picture.widthEmu() + "\" cy=\"" + picture.heightEmu() + "\"";
    String description = XmlText.quoted(picture.description());
    String drawing =
        """
        <%1$sr><%1$sdrawing><wp:inline \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        distT="0" distB="0" distL="0" distR="0"><wp:extent %2$s/>\
        <wp:docPr id="%3$s" name="Picture %3$s" descr="%4$s"/><wp:cNvGraphicFramePr/>\
        <a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
        <pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">\
        <pic:nvPicPr><pic:cNvPr id="%3$s" name="Picture %3$s" descr="%4$s"/><pic:cNvPicPr/>\
        </pic:nvPicPr><pic:blipFill><a:blip xmlns:r="%5$s" r:embed="%6$s"/><a:stretch>\
        <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>\
        <a:ext %2$s/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
        </pic:pic></a:graphicData></a:graphic></wp:inline></%1$sdrawing></%1$sr>\
        """;
    return RichMarkup.runs(
        drawing.formatted(prefix, extent, number, description, RELATIONSHIPS, id));
  }
}
