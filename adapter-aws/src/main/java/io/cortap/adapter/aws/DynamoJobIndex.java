package io.cortap.adapter.aws;

import io.cortap.core.job.Backlog;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lists the jobs in a DynamoDB table by indexes that DynamoDB brings up to date a moment after each
 * write. An index passes over most of what is not wanted; the job itself, read consistently,
 * decides.
 */
public final class DynamoJobIndex implements JobIndex {
  static final String NAME = "jobs-of-user";

  private static final String LISTING = "list jobs";
  private static final String LISTING_OF_TENANT = "list a tenant's jobs";

  private final DynamoTable table;
  private final StoredJobs stored;
  private final MovedIndex moved;
  private final Standing standing;

  public DynamoJobIndex(DynamoTable table) {
    this.table = table;
    this.stored = new StoredJobs(table);
    this.moved = new MovedIndex(table);
    this.standing = new Standing(table);
  }

  @Override
  public List<Job> list(JobQuery query, Optional<JobPosition> after, int limit) {
    requirePositive(limit);
    var found = new ArrayList<Job>();
    var candidates = new ArrayList<JobId>();
    IndexQuery wanted = wanted(query, after);
    table.query(
        LISTING,
        request -> {
          wanted.ask(request);
          request.scanIndexForward(false).limit(Math.max(limit, DynamoTable.MOST_AT_ONCE));
        },
        item -> {
          candidates.add(new JobId(item.key()));
          if (found.size() + candidates.size() >= limit) {
            found.addAll(read(LISTING, candidates, query::matches));
            candidates.clear();
          }
          return found.size() < limit;
        });
    found.addAll(read(LISTING, candidates, query::matches));
    return List.copyOf(found);
  }

  private static IndexQuery wanted(JobQuery query, Optional<JobPosition> after) {
    IndexQuery wanted =
        new IndexQuery(NAME)
            .key(JobItem.OWNER, "=", AttributeValue.fromS(JobItem.owner(query.requester())))
            .showing(query.project(), query.status());
    after.ifPresent(
        place -> wanted.key(JobItem.PLACE, "<", AttributeValue.fromS(JobItem.place(place))));
    return wanted;
  }

  /** Looks into the index once, and again only if many of its entries turn out to be stale. */
  @Override
  public List<Job> listOfTenant(TenantQuery query, Optional<JobPosition> after, int limit) {
    requirePositive(limit);
    int most = Math.max(limit, DynamoTable.MOST_AT_ONCE);
    var found = new ArrayList<Job>();
    Optional<String> from = after.map(JobItem::place);
    boolean more = true;
    while (more && found.size() < limit) {
      NavigableSet<String> places = moved.newest(LISTING_OF_TENANT, query, from, most);
      List<JobId> candidates = places.stream().map(JobItem::jobAt).toList();
      for (int next = 0; next < candidates.size() && found.size() < limit; ) {
        int end = Math.min(candidates.size(), next + limit - found.size());
        found.addAll(read(LISTING_OF_TENANT, candidates.subList(next, end), query::matches));
        next = end;
      }
      more = places.size() == most;
      from = more ? Optional.of(places.last()) : from;
    }
    return List.copyOf(found);
  }

  private List<Job> read(String operation, List<JobId> candidates, Predicate<Job> wanted) {
    return stored.findAll(operation, candidates).stream()
        .map(Versioned::value)
        .filter(wanted)
        .toList();
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
  }

  @Override
  public Backlog backlog(TenantId tenant) {
    return standing.backlog(tenant);
  }
}
