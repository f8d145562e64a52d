package io.cortap.adapter.docx;

import io.cortap.core.report.ReportType;
import io.cortap.template.expression.Functions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The report types in force: those given at the start, and those of a folder, which is looked at
 * again while they are in use. A changed or new type takes the old one's place once it is without
 * fault; until then the old one stays, and its faults are logged once. A type whose folder goes
 * away stays until the next start, so that no accepted job loses it. Thread-safe.
 */
final class ReportTypes {
  /** How long a change may go unseen. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(ReportTypes.class);

  private final Functions functions = ReportFunctions.builtIn().all();
  private final Optional<TemplateFolder> folder;
  private final InstantSource clock;
  private final AtomicReference<Instant> lookedAt;
  private final Map<String, TemplateFolder.Stamp> seen = new HashMap<>();
  private volatile Map<ReportType, CompiledReportType> types = Map.of();
  private List<String> told = List.of();

  /** Only these types, for good. */
  ReportTypes(List<ReportTypeFiles> given) {
    this(given, Optional.empty(), InstantSource.fixed(Instant.EPOCH));
  }

  /**
   * @throws FaultyReportTypeException that lists every fault of every type
   */
  ReportTypes(List<ReportTypeFiles> given, Path folder, InstantSource clock) {
    this(given, Optional.of(new TemplateFolder(folder)), clock);
  }

  private ReportTypes(
      List<ReportTypeFiles> given, Optional<TemplateFolder> folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.lookedAt = new AtomicReference<>(clock.instant());
    var faults = new ArrayList<String>();
    given.forEach(files -> faults.addAll(put(files)));
    folder.ifPresent(there -> faults.addAll(take(there)));
    if (!faults.isEmpty()) {
      throw new FaultyReportTypeException(faults);
    }
  }

  /** The types by name, in the order to show them. */
  Map<ReportType, CompiledReportType> now() {
    if (folder.isPresent()) {
      Instant last = lookedAt.get();
      Instant now = clock.instant();
      if (!now.isBefore(last.plus(INTERVAL)) && lookedAt.compareAndSet(last, now)) {
        reload();
      }
    }
    return types;
  }

  /** Looks at the folder, whatever the time. */
  synchronized void reload() {
    Map<ReportType, CompiledReportType> before = types;
    List<String> faults = folder.map(this::take).orElse(List.of());
    types.values().stream()
        .filter(type -> !type.equals(before.get(type.type())))
        .forEach(type ->
            LOG.atInfo()
                .addKeyValue("report_type", type.type())
                .addKeyValue("template_sha256", type.template().sha256())
                .log("report type is taken into use"));
    if (!faults.isEmpty() && !faults.equals(told)) {
      LOG.atError()
          .addKeyValue("faults", faults)
          .log("changed report types have faults: what was in force before stays");
    }
    told = faults;
  }

  /** Takes over what has changed, and returns the faults of what could not be taken. */
  private List<String> take(TemplateFolder from) {
    Map<String, TemplateFolder.Stamp> there;
    try {
      there = from.stamps();
    } catch (FaultyReportTypeException e) {
      return e.faults();
    }
    var faults = new ArrayList<String>();
    for (Map.Entry<String, TemplateFolder.Stamp> type : there.entrySet()) {
      if (!type.getValue().equals(seen.put(type.getKey(), type.getValue()))) {
        try {
          faults.addAll(put(from.read(type.getKey())));
        } catch (FaultyReportTypeException e) {
          // What could not be read may be readable the next time, with no file changed.
          seen.remove(type.getKey());
          faults.addAll(e.faults());
        }
      }
    }
    return faults;
  }

  private List<String> put(ReportTypeFiles files) {
    CompiledReportType compiled;
    try {
      compiled = CompiledReportType.of(files, functions);
    } catch (FaultyReportTypeException e) {
      return e.faults();
    }
    var changed = new LinkedHashMap<>(types);
    changed.put(compiled.type(), compiled);
    types = Collections.unmodifiableMap(changed);
    return List.of();
  }
}
