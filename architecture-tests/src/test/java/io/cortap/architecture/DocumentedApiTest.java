package io.cortap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whatever others may call in the modules that they build on says what it is. */
class DocumentedApiTest {
  private static final List<String> MODULES =
      List.of("core", "ports", "workflow", "adapter-docx", "adapter-memory", "adapter-testkit");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Finds public types and methods without a doc comment; no source is compiled for it. */
  private static final class Undocumented extends TreePathScanner<Void, Void> {
    private final DocTrees comments;
    private final List<String> found = new ArrayList<>();

    Undocumented(DocTrees comments) {
      this.comments = comments;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isPublic(type)) {
        return null;
      }
      if (comments.getDocComment(getCurrentPath()) == null) {
        found.add(type.getSimpleName().toString());
      }
      for (Tree member : type.getMembers()) {
        if (member instanceof ClassTree) {
          scan(member, nothing);
        } else if (member instanceof MethodTree method && needsOne(type, method)) {
          found.add(type.getSimpleName() + "#" + method.getName());
        }
      }
      return null;
    }

    private boolean isPublic(ClassTree type) {
      TreePath outer = getCurrentPath().getParentPath();
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          || (outer != null && isInterface(outer.getLeaf()));
    }

    private static boolean isInterface(Tree tree) {
      return tree.getKind() == Tree.Kind.INTERFACE;
    }

    private boolean needsOne(ClassTree type, MethodTree method) {
      var flags = method.getModifiers().getFlags();
      boolean visible =
          flags.contains(Modifier.PUBLIC)
              || (isInterface(type) && !flags.contains(Modifier.PRIVATE));
      boolean inherited =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
      // A record's constructor is told with its components, and one without parameters by its type.
      boolean told =
          method.getName().contentEquals("<init>")
              && (type.getKind() == Tree.Kind.RECORD || method.getParameters().isEmpty());
      return visible
          && !inherited
          && !told
          && comments.getDocComment(new TreePath(getCurrentPath(), method)) == null;
    }
  }

  private static List<String> undocumented(Iterable<? extends JavaFileObject> files)
      throws IOException {
    var task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, files);
    var finder = new Undocumented(DocTrees.instance(task));
    for (CompilationUnitTree unit : task.parse()) {
      finder.scan(new TreePath(unit), null);
    }
    return finder.found;
  }

  @Test
  void everyPublicTypeAndMethodSaysWhatItIs() throws IOException {
    var sources = new ArrayList<Path>();
    for (String module : MODULES) {
      try (Stream<Path> files =
          Files.walk(Product.checkout().resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
      assertThat(sources).hasSizeGreaterThan(200);
      assertThat(undocumented(files.getJavaFileObjectsFromPaths(sources))).isEmpty();
    }
  }

  @Test
  void whatSaysNothingIsFound() throws IOException {
    assertThat(
            undocumented(
                List.of(
                    source(
                        """
                        public class Silent {
                          public Silent() {}
                          public Silent(int n) {}
                          public void hums() {}
                          /** Sings. */
                          public void sings() {}
                          @Override public String toString() { return ""; }
                          void inside() {}
                          public interface Part { void plays(); }
                          public record Note(int pitch) { public Note {} }
                        }
                        """))))
        .containsExactly("Silent", "Silent#<init>", "Silent#hums", "Part", "Part#plays", "Note");
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///Silent.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignored) {
        return text;
      }
    };
  }
}
