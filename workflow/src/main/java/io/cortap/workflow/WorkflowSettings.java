package io.cortap.workflow;

import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.core.webhook.SigningSecrets;
import java.time.Duration;

/**
 * How the workflow behaves.
 *
 * @param node this process, among others on the same stores
 * @param publicBase what links and problem types begin with, for instance {@code
 *     https://reports.example.test}; no slash at its end
 */
public record WorkflowSettings(
    NodeId node,
    String publicBase,
    LinkPolicy links,
    LinkKeys linkKeys,
    SigningSecrets signing,
    UnassessedPolicy unassessed,
    Leases leases,
    Capacity capacity,
    QueueLimits queue,
    Limits limits,
    Rates rates) {

  /**
   * No limit to how often anybody calls: for those who embed the workflow behind a door of theirs.
   */
  public WorkflowSettings(
      NodeId node,
      String publicBase,
      LinkPolicy links,
      LinkKeys linkKeys,
      SigningSecrets signing,
      UnassessedPolicy unassessed,
      Leases leases,
      Capacity capacity,
      QueueLimits queue,
      Limits limits) {
    this(
        node,
        publicBase,
        links,
        linkKeys,
        signing,
        unassessed,
        leases,
        capacity,
        queue,
        limits,
        Rates.NONE);
  }

  /**
   * Every limit at its standard, and none to how often anybody calls: what is left to say is who
   * and where.
   */
  public static WorkflowSettings standard(
      NodeId node, String publicBase, LinkKeys linkKeys, SigningSecrets signing) {
    return new WorkflowSettings(
        node,
        publicBase,
        LinkPolicy.STANDARD,
        linkKeys,
        signing,
        UnassessedPolicy.DRAFT,
        Leases.STANDARD,
        Capacity.STANDARD,
        QueueLimits.STANDARD,
        Limits.STANDARD);
  }

  /**
   * How often one tenant may call; 0 is without limit.
   *
   * @param submissions requests for reports a minute to one node, trials included
   * @param calls everything else a minute to one node, polling for the most part
   * @param reportsPerProjectDay reports of one project in one day (UTC), whichever nodes are asked
   */
  public record Rates(int submissions, int calls, int reportsPerProjectDay) {
    public static final Rates NONE = new Rates(0, 0, 0);

    public Rates {
      if (submissions < 0 || calls < 0 || reportsPerProjectDay < 0) {
        throw new IllegalArgumentException("every rate is 0 or more");
      }
    }
  }

  /**
   * How a worker shows that it lives.
   *
   * @param length how long a claim lasts without news
   * @param beat how often the holder renews it; well below {@code length}
   * @param poll how often due work is looked for when nothing calls for it
   */
  public record Leases(Duration length, Duration beat, Duration poll) {
    public static final Leases STANDARD =
        new Leases(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofMillis(250));

    public Leases {
      if (beat.multipliedBy(2).compareTo(length) > 0) {
        throw new IllegalArgumentException(
            "a lease of " + length + " needs a beat of half that or less, was " + beat);
      }
    }
  }

  /**
   * How much is done at once.
   *
   * @param fetches jobs that wait for Riskuity
   * @param reports jobs from SEAL to STORE, which cost processor time
   * @param deliveries webhooks under way
   * @param ofTenant jobs of one tenant, and as many webhooks of one: what is left is for others
   */
  public record Capacity(int fetches, int reports, int deliveries, int ofTenant) {
    public static final Capacity STANDARD = new Capacity(20, 5, 20, 15);

    public Capacity {
      if (fetches < 1 || reports < 1 || deliveries < 1 || ofTenant < 1) {
        throw new IllegalArgumentException("every capacity is at least 1");
      }
    }
  }

  /**
   * How long things may take.
   *
   * @param probe the look at the project before a job is accepted
   * @param verification asking Riskuity about a token
   * @param attempt one attempt to deliver
   * @param job the worked time of a job, over all attempts
   */
  public record Limits(Duration probe, Duration verification, Duration attempt, Duration job) {
    public static final Limits STANDARD =
        new Limits(
            Duration.ofMillis(800),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300));
  }
}
