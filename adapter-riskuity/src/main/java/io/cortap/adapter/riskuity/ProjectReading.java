package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.ports.outbound.RiskuityClient.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads every page of one project, or none: pages must agree on the total, be as long as they
 * should, and name no control twice.
 */
final class ProjectReading {
  /** A total beyond this is not believed: real projects have 494 to 708 controls. */
  private static final int MAX_CONTROLS = 20_000;

  private final PageSource pages;
  private final int askedLimit;
  private final int concurrentPages;
  private final Progress progress;
  private final ReentrantLock counting = new ReentrantLock();
  private int readControls;

  /** Gives the page that begins at an offset. */
  @FunctionalInterface
  interface PageSource {
    ControlsPage at(int offset)
        throws UnusablePageException, RefusedReadException, InterruptedException;
  }

  ProjectReading(PageSource pages, RiskuitySettings settings, Progress progress) {
    this.pages = pages;
    this.askedLimit = settings.pageSize();
    this.concurrentPages = settings.concurrentPages();
    this.progress = progress;
  }

  /** Every item of every page, in order. */
  List<JsonNode> items() throws UnusablePageException, RefusedReadException, InterruptedException {
    ControlsPage first = pages.at(0);
    List<JsonNode> items = first.total() >= 0 ? byTotal(first) : toTheEmptyPage(first);
    requireDistinct(items);
    return items;
  }

  private List<JsonNode> byTotal(ControlsPage first)
      throws UnusablePageException, RefusedReadException, InterruptedException {
    int total = first.total();
    requireBelievable(total);
    int step = first.limit() > 0 ? first.limit() : askedLimit;
    if (first.items().size() == total) {
      step = Math.max(step, total);
    }
    requireFitting(first, 0, step, total);
    report(first, total);
    List<JsonNode> items = new ArrayList<>(first.items());
    for (ControlsPage page : rest(step, total)) {
      items.addAll(page.items());
    }
    return items;
  }

  private List<ControlsPage> rest(int step, int total)
      throws UnusablePageException, RefusedReadException, InterruptedException {
    List<Future<ControlsPage>> read = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(concurrentPages, Thread.ofVirtual().factory())) {
      var finished = new ExecutorCompletionService<ControlsPage>(workers);
      try {
        for (int offset = step; offset < total; offset += step) {
          int begin = offset;
          read.add(finished.submit(() -> fitting(begin, step, total)));
        }
        for (int i = 0; i < read.size(); i++) {
          finished.take().get();
        }
      } catch (ExecutionException e) {
        throw cause(e);
      } finally {
        // Nothing runs any more unless a page failed or this thread was interrupted.
        workers.shutdownNow();
      }
    }
    return read.stream().map(Future::resultNow).toList();
  }

  /** Our own exceptions come back as they are; anything else is a fault of the program. */
  private static UnusablePageException cause(ExecutionException e) throws RefusedReadException {
    return switch (e.getCause()) {
      case UnusablePageException unusable -> unusable;
      case RefusedReadException refused -> throw refused;
      case RuntimeException fault -> throw fault;
      case null, default -> throw new IllegalStateException("a page could not be read", e);
    };
  }

  private ControlsPage fitting(int offset, int step, int total)
      throws UnusablePageException, RefusedReadException, InterruptedException {
    ControlsPage page = pages.at(offset);
    requireFitting(page, offset, step, total);
    report(page, total);
    return page;
  }

  /** Without a total: a bare list longer than asked is all there is, else pages end with none. */
  private List<JsonNode> toTheEmptyPage(ControlsPage first)
      throws UnusablePageException, RefusedReadException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    ControlsPage page = first;
    while (!page.items().isEmpty()) {
      items.addAll(page.items());
      requireBelievable(items.size());
      // Before the next request, so that a server that ignores the offset is met at once.
      requireDistinct(items);
      report(page, items.size());
      if (page == first && page.bare() && page.items().size() > askedLimit) {
        return items;
      }
      page = pages.at(items.size());
    }
    return items;
  }

  private void report(ControlsPage page, int total) {
    counting.lock();
    try {
      readControls += page.items().size();
      progress.read(readControls, total);
    } finally {
      counting.unlock();
    }
  }

  private static void requireFitting(ControlsPage page, int offset, int step, int total)
      throws UnusablePageException {
    if (page.total() != total) {
      throw new UnusablePageException(
          "Riskuity spoke of "
              + total
              + " controls first and of "
              + (page.total() < 0 ? "none" : page.total())
              + " at control "
              + offset
              + ": the project changed while it was read.");
    }
    if (page.offset() >= 0 && page.offset() != offset) {
      throw new UnusablePageException(
          "Riskuity was asked for controls from "
              + offset
              + " on and answered from "
              + page.offset()
              + " on.");
    }
    int expected = Math.min(step, total - offset);
    if (page.items().size() != expected) {
      throw new UnusablePageException(
          "Riskuity's page from control "
              + offset
              + " on holds "
              + page.items().size()
              + " controls where "
              + expected
              + " of "
              + total
              + " were due.");
    }
  }

  private static void requireBelievable(int total) throws UnusablePageException {
    if (total > MAX_CONTROLS) {
      throw new UnusablePageException(
          "Riskuity speaks of "
              + total
              + " controls; more than "
              + MAX_CONTROLS
              + " in a project are not believed.");
    }
  }

  private static void requireDistinct(List<JsonNode> items) throws UnusablePageException {
    Set<String> seen = new HashSet<>();
    for (JsonNode item : items) {
      JsonNode id = item.path("id");
      if (id.isValueNode() && !id.isNull() && !seen.add(id.asText())) {
        throw new UnusablePageException(
            "Riskuity listed a control twice: its pages overlap, so another may be missing.");
      }
    }
  }
}
