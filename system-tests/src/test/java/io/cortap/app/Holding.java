package io.cortap.app;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts itself around ports, so that a worker waits at a point. */
final class Holding {

  /**
   * A point in the work: before or after a call whose arguments contain a text.
   *
   * @param call port and method, {@code BlobStore.put}
   * @param when {@code before} or {@code after}
   * @param about the text; may be empty
   */
  record Point(String call, String when, String about) {
    static Point parse(String text) {
      String[] words = text.split(" ", 3);
      return new Point(words[0], words[1], words.length == 3 ? words[2] : "");
    }

    @Override
    public String toString() {
      return (call + " " + when + " " + about).strip();
    }
  }

  private final AtomicReference<Optional<Point>> armed = new AtomicReference<>(Optional.empty());
  private final PrintStream out;
  private volatile CountDownLatch gate = new CountDownLatch(1);

  Holding(PrintStream out) {
    this.out = out;
  }

  /** The next worker that comes to the point waits there, and says so; one that waits goes on. */
  void at(Point point) {
    CountDownLatch before = gate;
    gate = new CountDownLatch(1);
    armed.set(Optional.of(point));
    before.countDown();
  }

  <T> T around(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(port, real, method, arguments)));
  }

  private @Nullable Object call(
      Class<?> port, Object real, Method method, Object @Nullable [] arguments) throws Throwable {
    String name = port.getSimpleName() + "." + method.getName();
    String about = Arrays.toString(arguments);
    pass(name, "before", about);
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    } finally {
      pass(name, "after", about);
    }
  }

  private void pass(String name, String when, String about) throws InterruptedException {
    // Workers' threads bear the name of their job; requests pass.
    boolean working = Thread.currentThread().getName().contains("rpt-");
    Optional<Point> point = armed.get();
    if (working
        && point.isPresent()
        && point.get().call().equals(name)
        && point.get().when().equals(when)
        && about.contains(point.get().about())
        && armed.compareAndSet(point, Optional.empty())) {
      CountDownLatch closed = gate;
      out.println("HELD " + point.get());
      closed.await();
    }
  }
}
