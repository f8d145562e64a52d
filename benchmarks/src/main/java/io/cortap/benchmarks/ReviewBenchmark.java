package io.cortap.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/** From a project's controls to the bytes of its canonical review, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReviewBenchmark {

  @Benchmark
  public byte[] review(Project project, Processor processor) {
    long before = processor.nanos();
    byte[] json = project.fixture.json();
    processor.spend(processor.nanos() - before);
    return json;
  }

  /** The controls of one measurement. */
  @State(Scope.Thread)
  public static class Project {
    @Param("LABELLED")
    public CommentMix mix = CommentMix.LABELLED;

    @Param("708")
    public int controls = 1;

    private ReviewFixture fixture = ReviewFixture.of(CommentMix.UNTOUCHED, 1);

    @Setup
    public void read() {
      fixture = ReviewFixture.of(mix, controls);
    }
  }

  /** What the thread itself worked; unlike the time it hardly depends on the machine's load. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    public long worked;
    public long reviews;

    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();

    @Setup(Level.Iteration)
    public void begin() {
      worked = 0;
      reviews = 0;
    }

    private long nanos() {
      return thread.getCurrentThreadCpuTime();
    }

    private void spend(long nanos) {
      worked += nanos;
      reviews++;
    }
  }
}
