package io.cortap.workflow;

/** Something else that happens at one point out of all that are passed, two for each call. */
final class CallAt implements Trouble {
  private final int point;
  private final Runnable call;
  private int passed;
  private boolean calling;

  CallAt(int point, Runnable call) {
    this.point = point;
    this.call = call;
  }

  /** Whether there were so many points at all. */
  boolean happened() {
    return passed > point;
  }

  @Override
  public void before(String met) {
    pass();
  }

  @Override
  public void after(String met) {
    pass();
  }

  /** What is called meets no trouble itself. */
  private void pass() {
    if (!calling && passed++ == point) {
      calling = true;
      call.run();
      calling = false;
    }
  }
}
