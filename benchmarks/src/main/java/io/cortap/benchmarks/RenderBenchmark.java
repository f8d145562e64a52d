package io.cortap.benchmarks;

import com.sun.management.ThreadMXBean;
import io.cortap.template.CompiledTemplate;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Rendering, what it cannot be faster than, and compiling; threads share one compiled template. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RenderBenchmark {

  @Benchmark
  public byte[] render(Shared shared, Spent spent) {
    spent.begins();
    byte[] document = shared.fixture.render();
    spent.ends();
    return document;
  }

  @Benchmark
  public long deflate(Shared shared, Spent spent) {
    spent.begins();
    long bytes = shared.fixture.deflate();
    spent.ends();
    return bytes;
  }

  @Benchmark
  public CompiledTemplate compile(Shared shared, Spent spent) {
    spent.begins();
    CompiledTemplate template = shared.fixture.compile();
    spent.ends();
    return template;
  }

  /** What all threads render. */
  @State(Scope.Benchmark)
  public static class Shared {
    @Param("REPORT")
    public Workload workload = Workload.REPORT;

    private RenderFixture fixture = Workload.LETTER.fixture();

    @Setup
    public void prepare() {
      fixture = workload.fixture();
    }
  }

  /** What the thread itself worked and allocated; it hardly depends on the machine's load. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Spent {
    public long nanos;
    public long bytes;
    public long documents;

    /** How often the thread had to wait for another. */
    public long waits;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Setup(Level.Iteration)
    public void reset() {
      nanos = 0;
      bytes = 0;
      documents = 0;
      waits = 0;
    }

    private void begins() {
      waits -= waited();
      bytes -= thread.getCurrentThreadAllocatedBytes();
      nanos -= thread.getCurrentThreadCpuTime();
    }

    private void ends() {
      nanos += thread.getCurrentThreadCpuTime();
      bytes += thread.getCurrentThreadAllocatedBytes();
      waits += waited();
      documents++;
    }

    private long waited() {
      ThreadInfo info = thread.getThreadInfo(Thread.currentThread().threadId());
      return info.getBlockedCount() + info.getWaitedCount();
    }
  }
}
