package io.cortap.workflow;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.job.Retention;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.TokenCipher;
import io.cortap.ports.outbound.Versioned;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The ports of one node: each call passes the world, where it may go wrong. */
record SimulatedGates(SimulatedWorld world, SimulatedNode node) {

  private <T> T store(String call, Supplier<T> work) {
    return world.call(
        node,
        true,
        work,
        () -> {
          world.causes.storeCalls++;
          throw new PortUnavailableException(call, "arranged by the simulation");
        });
  }

  private <T> T pass(Supplier<T> work, Supplier<T> failure) {
    return world.call(node, false, work, failure);
  }

  JobStore jobs(JobStore inner) {
    return new JobStore() {
      @Override
      public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
        return store("add", () -> inner.add(job, claim, limits));
      }

      @Override
      public Optional<Versioned<Job>> find(JobKey key) {
        return store("find", () -> inner.find(key));
      }

      @Override
      public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
        return store("findByLink", () -> inner.findByLink(claim));
      }

      @Override
      public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
        return store("replace", () -> inner.replace(read, next));
      }

      @Override
      public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
        return store("due", () -> inner.due(lane, now, limit));
      }
    };
  }

  BlobStore blobs(BlobStore inner) {
    return new BlobStore() {
      @Override
      public void put(BlobKey key, Blob blob) {
        store(
            "put",
            () -> {
              inner.put(key, blob);
              return key;
            });
      }

      @Override
      public Optional<Blob> find(BlobKey key) {
        return store("find blob", () -> inner.find(key));
      }
    };
  }

  Caretaker caretaker(Caretaker inner) {
    return new Caretaker() {
      @Override
      public List<Versioned<Job>> orphans(int limit) {
        return store("orphans", () -> inner.orphans(limit));
      }

      @Override
      public Removed removePast(Instant now, Retention retention) {
        return store("removePast", () -> inner.removePast(now, retention));
      }

      @Override
      public Waiting waiting(Instant now) {
        return inner.waiting(now);
      }

      @Override
      public void tryJobs() {
        inner.tryJobs();
      }

      @Override
      public void tryBlobs() {
        inner.tryBlobs();
      }
    };
  }

  TokenCipher cipher(TokenCipher inner) {
    return new TokenCipher() {
      @Override
      public EncryptedToken close(UserToken token, JobKey job) {
        return store("close", () -> inner.close(token, job));
      }

      @Override
      public UserToken open(EncryptedToken token, JobKey job) {
        return store("open", () -> inner.open(token, job));
      }
    };
  }

  /** No two documents are alike: an attempt that overwrites another's is seen. */
  ReportRenderer renderer(ReportRenderer inner, IntSupplier number) {
    return new ReportRenderer() {
      @Override
      public List<Offer> offers() {
        return inner.offers();
      }

      @Override
      public Rendering render(ReportType type, ProjectReview review) {
        Rendering faulty =
            new Rendering.Faulty(Problem.of(FailureCode.INTERNAL_ERROR, "no memory was left"));
        return pass(
            () ->
                inner.render(type, review) instanceof Rendering.Rendered rendered
                    ? new Rendering.Rendered(
                        ("document " + number.getAsInt()).getBytes(StandardCharsets.US_ASCII),
                        rendered.fileName(),
                        rendered.template(),
                        rendered.warnings())
                    : faulty,
            () -> {
              world.causes.renderings++;
              return faulty;
            });
      }
    };
  }

  RiskuityClient riskuity(RiskuityClient inner) {
    return new RiskuityClient() {
      @Override
      public Probe probe(
          UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
        return unlessInterrupted(
            () -> inner.probe(token, project, correlationId, limit),
            () -> {
              world.causes.silence(correlationId);
              return new Probe.Unanswered("the connection broke");
            });
      }

      @Override
      public Controls controls(
          UserToken token,
          ProjectId project,
          CorrelationId correlationId,
          Duration limit,
          Progress progress) {
        return unlessInterrupted(
            () -> inner.controls(token, project, correlationId, limit, progress),
            () -> {
              world.causes.silence(correlationId);
              return new Controls.Refused(
                  Problem.of(FailureCode.DATA_FETCH_ERROR, "the connection broke"));
            });
      }
    };
  }

  Notifier notifier(Notifier inner) {
    return new Notifier() {
      @Override
      public Optional<String> refusal(URI callback) {
        return inner.refusal(callback);
      }

      @Override
      public Sent send(URI callback, Map<String, String> headers, byte[] body, Duration limit) {
        return unlessInterrupted(
            () -> inner.send(callback, headers, body, limit),
            () -> {
              world.causes.send(headers.getOrDefault("webhook-id", "none"));
              return new Sent(new AttemptOutcome.Unreachable("the connection broke"), "");
            });
      }
    };
  }

  /** An interrupt that came before or during the call ends it as a failure. */
  private <T> T unlessInterrupted(Supplier<T> work, Supplier<T> failure) {
    return pass(
        () -> {
          T answer = work.get();
          return Thread.currentThread().isInterrupted() ? failure.get() : answer;
        },
        failure);
  }
}
