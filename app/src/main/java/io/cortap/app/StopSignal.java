package io.cortap.app;

import java.lang.reflect.Proxy;

/**
 * SIGTERM as an event. A JVM that the signal ends exits with 143, however orderly its hooks were;
 * who asked for the stop wants to see 0.
 */
final class StopSignal {
  private StopSignal() {}

  /**
   * Runs {@code asked} instead of ending the JVM. Where the platform does not allow it, the JVM
   * ends as ever, by its shutdown hooks.
   */
  static void handle(Runnable asked) {
    try {
      // By name: the compiler warns of this package, which jdk.unsupported exports for good.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object asking =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                asked.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), asking);
    } catch (ReflectiveOperationException | IllegalArgumentException leftToTheJvm) {
      return;
    }
  }
}
