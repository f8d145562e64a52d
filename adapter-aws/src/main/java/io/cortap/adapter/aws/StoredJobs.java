package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads jobs with their trails: the items of the jobs first, then the records that these count. A
 * record is written with the job that counts it and never changed; but whoever reads in the middle
 * of that transaction may see the one and not yet the other (read-committed isolation), and looks
 * again.
 */
final class StoredJobs {
  private static final Logger LOG = LoggerFactory.getLogger(StoredJobs.class);

  private final DynamoTable table;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  StoredJobs(DynamoTable table) {
    this.table = table;
  }

  /**
   * @throws PortUnavailableException if its item cannot be read
   */
  Optional<Versioned<Job>> find(String operation, JobId id) {
    return table.find(operation, id.value()).map(item -> readable(operation, item));
  }

  /**
   * @throws PortUnavailableException if it cannot be read
   */
  Versioned<Job> readable(String operation, Item item) {
    return AwsFault.reading(operation, () -> read(operation, item));
  }

  private Versioned<Job> read(String operation, Item item) {
    return DynamoTable.settled(
        operation,
        look ->
            readOnce(operation, look == 1 ? item : table.find(operation, item.key()).orElse(item)));
  }

  private Versioned<Job> readOnce(String operation, Item item) {
    List<String> keys = AuditItem.keys(JobItem.trailName(item), JobItem.records(item));
    return JobItem.read(item, trail(keys, table.findAll(operation, keys)));
  }

  /**
   * The jobs that there are, in the order of their ids. One that cannot be read is left out and
   * logged once, so that it does not hide the others.
   */
  List<Versioned<Job>> findAll(String operation, Collection<JobId> ids) {
    return findAll(operation, ids, List.of());
  }

  /**
   * The same in one request where it is known which records the jobs are likely to count.
   *
   * @param likely the records' keys; those that are missing are read afterwards
   */
  List<Versioned<Job>> findAll(String operation, Collection<JobId> ids, List<String> likely) {
    Map<JobId, Versioned<Job>> jobs = new HashMap<>();
    Map<JobId, MissingItemException> torn = look(operation, ids, likely, jobs);
    for (int look = 2; look <= DynamoTable.LOOKS && !reported.containsAll(names(torn)); look++) {
      DynamoTable.waitBefore(operation, look);
      torn = look(operation, torn.keySet(), List.of(), jobs);
    }
    torn.forEach((id, missing) -> report(id.value(), missing));
    return ids.stream().flatMap(id -> Optional.ofNullable(jobs.get(id)).stream()).toList();
  }

  private static List<String> names(Map<JobId, MissingItemException> torn) {
    return torn.keySet().stream().map(JobId::value).toList();
  }

  /**
   * Looks once.
   *
   * @param jobs takes those that are whole
   * @return those of whose records one is missing
   */
  private Map<JobId, MissingItemException> look(
      String operation,
      Collection<JobId> ids,
      List<String> likely,
      Map<JobId, Versioned<Job>> jobs) {
    Map<String, Item> items =
        table.findAll(
            operation, Stream.concat(ids.stream().map(JobId::value), likely.stream()).toList());
    var keys = new HashMap<JobId, List<String>>();
    for (JobId id : ids) {
      Optional.ofNullable(items.get(id.value())).ifPresent(item -> addKeys(keys, id, item));
    }
    Map<String, Item> records = new HashMap<>(items);
    records.putAll(
        table.findAll(
            operation,
            keys.values().stream()
                .flatMap(List::stream)
                .filter(key -> !items.containsKey(key))
                .toList()));
    var torn = new HashMap<JobId, MissingItemException>();
    keys.forEach((id, ofJob) -> {
      try {
        jobs.put(
            id, JobItem.read(MissingItemException.of(records, id.value()), trail(ofJob, records)));
      } catch (MissingItemException e) {
        torn.put(id, e);
      } catch (DamagedItemException e) {
        report(id.value(), e);
      }
    });
    return torn;
  }

  private void addKeys(Map<JobId, List<String>> keys, JobId id, Item item) {
    try {
      keys.put(id, AuditItem.keys(JobItem.trailName(item), JobItem.records(item)));
    } catch (DamagedItemException e) {
      report(id.value(), e);
    }
  }

  private static List<AuditRecord> trail(List<String> keys, Map<String, Item> records) {
    return keys.stream().map(key -> AuditItem.read(MissingItemException.of(records, key))).toList();
  }

  private void report(String key, DamagedItemException damage) {
    if (reported.add(key)) {
      LOG.atError()
          .setCause(damage)
          .addKeyValue("event", "job_item_damaged")
          .addKeyValue("job_id", key)
          .log("a job's item cannot be read; no worker takes the job, and no list shows it");
    }
  }
}
