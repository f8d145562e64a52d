import com.deepoove.poi.XWPFTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Renders a template over and over with poi-tl; prints its version and the processor time of one document in ns. */
public class PoiTlLoop {
  public static void main(String[] arguments) throws Exception {
    byte[] template = Files.readAllBytes(Path.of(arguments[0]));
    Map<?, ?> data;
    try (var in = new ObjectInputStream(Files.newInputStream(Path.of(arguments[1])))) {
      data = (Map<?, ?>) in.readObject();
    }
    int measured = Integer.parseInt(arguments[4]);
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      render(template, data);
    }
    var thread = ManagementFactory.getThreadMXBean();
    byte[] document = {};
    long began = thread.getCurrentThreadCpuTime();
    for (int i = 0; i < measured; i++) {
      document = render(template, data);
    }
    long took = thread.getCurrentThreadCpuTime() - began;
    Files.write(Path.of(arguments[2]), document);
    String jar = XWPFTemplate.class.getProtectionDomain().getCodeSource().getLocation().toString();
    System.out.println(jar.replaceAll(".*poi-tl-|\\.jar$", "") + " " + (double) took / measured);
  }

  private static byte[] render(byte[] template, Map<?, ?> data) throws IOException {
    var out = new ByteArrayOutputStream();
    try (XWPFTemplate compiled = XWPFTemplate.compile(new ByteArrayInputStream(template))) {
      compiled.render(data).write(out);
    }
    return out.toByteArray();
  }
}
