package io.cortap.workflow;

/** What goes wrong around a port's calls. */
interface Trouble {
  Trouble NONE = new Trouble() {};

  /** Before the call has happened. */
  default void before(String call) {}

  /** After the call has happened, before its answer is seen. */
  default void after(String call) {}

  /** The process is gone: nothing catches this. */
  final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
      super("crashed " + where);
    }
  }

  /** A crash at one point out of all that are passed, two for each call, from 0. */
  final class CrashAt implements Trouble {
    private final int point;
    private int passed;

    CrashAt(int point) {
      this.point = point;
    }

    /** Whether there were so many points at all. */
    boolean happened() {
      return passed > point;
    }

    @Override
    public void before(String call) {
      pass("before " + call);
    }

    @Override
    public void after(String call) {
      pass("after " + call);
    }

    private void pass(String where) {
      if (passed++ == point) {
        throw new Crash(where);
      }
    }
  }
}
