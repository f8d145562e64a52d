package io.cortap.adapter.docx;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.docx4j.TextUtils;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.CommentsPart;
import org.docx4j.wml.Comments.Comment;

/** The comments of a document as docx4j finds them, by relationship and content type. */
record WordComments(List<Remark> all) {
  WordComments {
    all = List.copyOf(all);
  }

  /** One comment. */
  record Remark(int id, String author, List<String> lines) {
    Remark {
      lines = List.copyOf(lines);
    }
  }

  static WordComments read(byte[] document) {
    try {
      CommentsPart part =
          WordprocessingMLPackage.load(new ByteArrayInputStream(document))
              .getMainDocumentPart()
              .getCommentsPart();
      var all = new ArrayList<Remark>();
      if (part != null) {
        for (Comment comment : part.getContents().getComment()) {
          all.add(
              new Remark(
                  comment.getId().intValueExact(),
                  comment.getAuthor(),
                  comment.getContent().stream().map(WordComments::text).toList()));
        }
      }
      return new WordComments(all);
    } catch (Docx4JException e) {
      throw new AssertionError("docx4j cannot read the document", e);
    }
  }

  private static String text(Object block) {
    return TextUtils.getText(block);
  }

  List<String> lines() {
    return all.stream().flatMap(remark -> remark.lines().stream()).toList();
  }
}
