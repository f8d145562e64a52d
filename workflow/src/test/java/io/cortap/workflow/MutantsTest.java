package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.AuditTrail;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Due;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobState;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.Material;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.TokenCipher;
import io.cortap.ports.outbound.Versioned;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What the simulation is worth: each part that is broken here on purpose is found out within so
 * many histories.
 */
final class MutantsTest {
  private static final int MOST_HISTORIES = 200;

  private static String caught(Supplier<Mutant> mutant) {
    return caught("", mutant);
  }

  /** By this judgement, whichever others notice it too. */
  private static String caught(String judgement, Supplier<Mutant> mutant) {
    for (long seed = 1; seed <= MOST_HISTORIES; seed++) {
      Optional<String> wrong = Simulation.wrong(seed, Simulation.history(seed), mutant);
      if (wrong.filter(what -> what.contains(judgement)).isPresent()) {
        return wrong.get();
      }
    }
    throw new AssertionError("nobody noticed in " + MOST_HISTORIES + " histories");
  }

  /** A store that does all as it should; mutants change one thing. */
  private static class Honest implements JobStore {
    final JobStore inner;

    Honest(JobStore inner) {
      this.inner = inner;
    }

    @Override
    public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
      return inner.add(job, claim, limits);
    }

    @Override
    public Optional<Versioned<Job>> find(JobKey key) {
      return inner.find(key);
    }

    @Override
    public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
      return inner.findByLink(claim);
    }

    @Override
    public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
      return inner.replace(read, next);
    }

    @Override
    public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
      return inner.due(lane, now, limit);
    }
  }

  private static Mutant store(UnaryOperator<JobStore> broken) {
    return new Mutant() {
      @Override
      public JobStore store(JobStore store) {
        return broken.apply(store);
      }
    };
  }

  private static Mutant seen(UnaryOperator<JobStore> broken) {
    return new Mutant() {
      @Override
      public JobStore seen(JobStore store) {
        return broken.apply(store);
      }
    };
  }

  private static Job with(Job job, Effort effort, AuditTrail trail) {
    return with(job, job.delivery(), job.material(), effort, trail);
  }

  private static Job with(Job job, Material material) {
    return with(job, job.delivery(), material, job.effort(), job.trail());
  }

  private static Job with(Job job, Delivery delivery) {
    return with(job, delivery, job.material(), job.effort(), job.trail());
  }

  private static Job with(
      Job job, Delivery delivery, Material material, Effort effort, AuditTrail trail) {
    return new Job(
        job.accepted(),
        job.updatedAt(),
        job.state(),
        delivery,
        material,
        effort,
        job.progress(),
        job.warnings(),
        job.links(),
        trail);
  }

  @Test
  void aStoreWithoutAFence() {
    assertThat(
            caught(() ->
                store(store ->
                    new Honest(store) {
                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        return inner
                            .find(next.key())
                            .flatMap(newest -> inner.replace(newest, next));
                      }
                    })))
        .contains("stale write");
  }

  @Test
  void aLostDueTimeOfAJobThatWasPutOff() {
    assertThat(
            caught(() ->
                store(store ->
                    new Honest(store) {
                      @Override
                      public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
                        return inner.due(lane, now, limit).stream()
                            .filter(job -> job.value().effort().failures() == 0)
                            .toList();
                      }
                    })))
        .contains("still due");
  }

  @Test
  void aLostDueTimeOfADeadWorkersJob() {
    assertThat(
            caught(() ->
                store(store ->
                    new Honest(store) {
                      @Override
                      public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
                        return inner.due(lane, now, limit).stream()
                            .filter(job -> !(job.value().state() instanceof JobState.Running))
                            .toList();
                      }
                    })))
        .contains("still due");
  }

  @Test
  void aLongTailThatIsForgotten() {
    assertThat(
            caught(() ->
                store(store ->
                    new Honest(store) {
                      @Override
                      public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
                        return inner.due(lane, now, limit).stream()
                            .filter(job ->
                                !(job.value().delivery() instanceof Delivery.Owed owed)
                                    || !owed.tries().position().isInLongTail())
                            .toList();
                      }
                    })))
        .contains("still due");
  }

  @Test
  void aTokenThatIsNotErased() {
    assertThat(
            caught(() ->
                new Mutant() {
                  @Override
                  public boolean erasesTokenOf(Job written) {
                    return !(written.state() instanceof JobState.Failed);
                  }
                }))
        .contains("outlived");
  }

  @Test
  void aTokenThatIsKeptUntilTheEnd() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        boolean sealed =
                            read.value().material() instanceof Material.Token
                                && next.material() instanceof Material.Snapshot;
                        return inner.replace(
                            read, sealed ? with(next, read.value().material()) : next);
                      }
                    })))
        .contains("kept past the seal");
  }

  @Test
  void aWebhookThatIsGivenUpBeforeTheScheduleIsUsedUp() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        return inner.replace(
                            read,
                            next.delivery() instanceof Delivery.Pending pending
                                    && pending.tries().position().number() > 12
                                ? with(
                                    next, new Delivery.Exhausted(pending.tries(), next.updatedAt()))
                                : next);
                      }
                    })))
        .contains("was given up after");
  }

  @Test
  void aReceiverThatIsMisheard() {
    assertThat(caught(() -> misheard(200, 500)))
        .satisfiesAnyOf(
            what -> assertThat(what).contains("failed without a cause"),
            what -> assertThat(what).contains("given up"));
    assertThat(caught(() -> misheard(500, 410))).contains("nobody asked to stop");
  }

  private static Mutant misheard(int said, int heard) {
    return new Mutant() {
      @Override
      public Notifier notifier(Notifier notifier) {
        return new Notifier() {
          @Override
          public Optional<String> refusal(URI callback) {
            return notifier.refusal(callback);
          }

          @Override
          public Sent send(URI callback, Map<String, String> headers, byte[] body, Duration limit) {
            Sent sent = notifier.send(callback, headers, body, limit);
            return sent.outcome().equals(new AttemptOutcome.Answered(said))
                ? new Sent(new AttemptOutcome.Answered(heard), "")
                : sent;
          }
        };
      }
    };
  }

  @Test
  void aJobThatFailsThoughRiskuityAnswers() {
    assertThat(caught(() -> failing(FailureCode.DATA_FETCH_ERROR)))
        .contains("a job failed without a cause");
    assertThat(caught(() -> failing(FailureCode.INVALID_TOKEN)))
        .contains("a job failed without a cause");
    assertThat(caught(() -> failing(FailureCode.TRANSFORMATION_ERROR)))
        .contains("a job failed without a cause");
  }

  private static Mutant failing(FailureCode code) {
    return new Mutant() {
      @Override
      public RiskuityClient riskuity(RiskuityClient riskuity) {
        return new RiskuityClient() {
          @Override
          public Probe probe(
              UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
            return riskuity.probe(token, project, correlationId, limit);
          }

          @Override
          public Controls controls(
              UserToken token,
              ProjectId project,
              CorrelationId correlationId,
              Duration limit,
              Progress progress) {
            return new Controls.Refused(Problem.of(code, "misread"));
          }
        };
      }
    };
  }

  @Test
  void aJobThatIsCancelledInsteadOfFailing() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        return inner.replace(
                            read,
                            next.state() instanceof JobState.Failed
                                    && !(read.value().state() instanceof JobState.Failed)
                                ? read.value().cancel(next.updatedAt())
                                : next);
                      }
                    })))
        .contains("nobody cancelled that");
  }

  @Test
  void aNodeThatKnowsNoCap() {
    assertThat(
            caught(() ->
                new Mutant() {
                  @Override
                  public WorkflowSettings.Capacity capacity(WorkflowSettings.Capacity capacity) {
                    return new WorkflowSettings.Capacity(
                        capacity.fetches(), capacity.reports(), capacity.deliveries(), 99);
                  }
                }))
        .contains("than it may");
  }

  @Test
  void aNodeThatKnowsNoSlots() {
    assertThat(
            caught(() ->
                new Mutant() {
                  @Override
                  public WorkflowSettings.Capacity capacity(WorkflowSettings.Capacity capacity) {
                    return new WorkflowSettings.Capacity(99, 99, 99, capacity.ofTenant());
                  }
                }))
        .contains("than it has slots");
  }

  @Test
  void aCipherThatOnlyPretends() {
    assertThat(
            caught(() ->
                new Mutant() {
                  @Override
                  public TokenCipher cipher(TokenCipher cipher) {
                    return new TokenCipher() {
                      @Override
                      public EncryptedToken close(UserToken token, JobKey job) {
                        return new EncryptedToken(
                            "t1", token.reveal().getBytes(StandardCharsets.US_ASCII));
                      }

                      @Override
                      public UserToken open(EncryptedToken token, JobKey job) {
                        return new UserToken(new String(token.bytes(), StandardCharsets.US_ASCII));
                      }
                    };
                  }
                }))
        .contains("a token is stored");
  }

  @Test
  void aWebhookThatIsSentBeforeItsOutcomeIsWritten() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      private final Map<JobKey, Versioned<Job>> unwritten = new HashMap<>();

                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        if (next.state() instanceof JobState.Completed
                            && !(read.value().state() instanceof JobState.Completed)) {
                          var pretended = new Versioned<>(next, read.version() + 1);
                          unwritten.put(next.key(), pretended);
                          return Optional.of(pretended);
                        }
                        Versioned<Job> held = unwritten.get(next.key());
                        if (held != null && next.delivery() instanceof Delivery.Attempting) {
                          var claimed = new Versioned<>(next, held.version() + 1);
                          unwritten.put(next.key(), claimed);
                          return Optional.of(claimed);
                        }
                        return inner.replace(read, next);
                      }

                      @Override
                      public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
                        var due = new ArrayList<>(inner.due(lane, now, limit));
                        if (lane == Due.Lane.DELIVERY) {
                          unwritten.values().stream()
                              .filter(job -> job.value().delivery() instanceof Delivery.Pending)
                              .forEach(due::add);
                        }
                        return due;
                      }
                    })))
        .contains("not stored");
  }

  @Test
  void aCrashThatIsChargedAsAFailure() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        Effort effort = next.effort();
                        boolean crashed = effort.crashes() > read.value().effort().crashes();
                        Effort charged =
                            crashed
                                ? new Effort(
                                    effort.claims(),
                                    effort.crashes() - 1,
                                    effort.failures() + 1,
                                    effort.worked())
                                : effort;
                        return inner.replace(read, with(next, charged, next.trail()));
                      }
                    })))
        .contains("charged wrongly");
  }

  @Test
  void aBlobKeyWithoutItsAttempt() {
    assertThat(
            caught(() ->
                new Mutant() {
                  @Override
                  public BlobStore blobs(BlobStore blobs) {
                    return new BlobStore() {
                      @Override
                      public void put(BlobKey key, Blob blob) {
                        blobs.put(shortened(key), blob);
                      }

                      @Override
                      public Optional<Blob> find(BlobKey key) {
                        return blobs.find(shortened(key));
                      }
                    };
                  }

                  private static BlobKey shortened(BlobKey key) {
                    return new BlobKey(
                        key.value().replaceAll("_[0-9]{8}_[0-9]{6}_(rpt-.*)_[0-9]+\\.", "_$1."));
                  }
                }))
        .satisfiesAnyOf(
            what -> assertThat(what).contains("under one key"),
            what -> assertThat(what).contains("not there"));
  }

  @Test
  void anEventIdForEachAttempt() {
    assertThat(caught(() -> events(new HashMap<>(), false))).contains("not stored");
  }

  @Test
  void anEventIdThatOutlivesAResume() {
    assertThat(caught("means two things", () -> events(new HashMap<>(), true))).isNotEmpty();
  }

  private static Mutant events(Map<String, Integer> sent, boolean sameAfterResume) {
    return new Mutant() {
      @Override
      public Notifier notifier(Notifier notifier) {
        return new Notifier() {
          @Override
          public Optional<String> refusal(URI callback) {
            return notifier.refusal(callback);
          }

          @Override
          public Sent send(URI callback, Map<String, String> headers, byte[] body, Duration limit) {
            var changed = new HashMap<>(headers);
            String event = headers.getOrDefault("webhook-id", "");
            int attempt = sent.merge(event, 1, Integer::sum);
            changed.put(
                "webhook-id",
                sameAfterResume
                    ? event.replaceAll("_failed_[0-9]+", "_failed")
                    : event + (attempt == 1 ? "" : "_" + attempt));
            return notifier.send(callback, changed, body, limit);
          }
        };
      }
    };
  }

  @Test
  void anAcceptedJobThatIsNotStored() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      private int added;

                      @Override
                      public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
                        return ++added % 3 == 0
                            ? new Added.Stored(new Versioned<>(job, 1), 0)
                            : inner.add(job, claim, limits);
                      }
                    })))
        .contains("an accepted job is gone");
  }

  @Test
  void aTrailThatIsWrittenAnew() {
    assertThat(
            caught(() ->
                seen(store ->
                    new Honest(store) {
                      @Override
                      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
                        boolean finished = next.state() instanceof JobState.Finished;
                        var records = next.trail().records();
                        AuditTrail shorter =
                            finished
                                ? new AuditTrail(
                                    next.trail().name(), records.subList(1, records.size()))
                                : next.trail();
                        return inner.replace(read, with(next, next.effort(), shorter));
                      }
                    })))
        .contains("lost a record");
  }

  @Test
  void aKeyThatLeadsToAnotherJobEachTime() {
    assertThat(
            caught(() ->
                store(store ->
                    new Honest(store) {
                      @Override
                      public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
                        return inner.add(job, IdempotencyClaim.NONE, limits);
                      }
                    })))
        .contains("led to two jobs");
  }

  @Test
  void aFailureIsShownByAHistoryThatIsAsShortAsCanBe() {
    Supplier<Mutant> mutant =
        () ->
            store(store ->
                new Honest(store) {
                  @Override
                  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
                    return lane == Due.Lane.REPORT ? List.of() : inner.due(lane, now, limit);
                  }
                });

    Simulation.Failure failure = Simulation.play(1, mutant).orElseThrow();

    assertThat(failure.history()).hasSize(1);
    assertThat(failure.history().getFirst().kind()).isEqualTo(Happening.Kind.SUBMIT);
    assertThat(failure.history().getFirst().faults()).isEmpty();
    assertThat(failure.toString()).startsWith("seed 1: ").contains("SUBMIT node");
  }
}
