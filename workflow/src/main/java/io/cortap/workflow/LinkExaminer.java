package io.cortap.workflow;

import io.cortap.core.deployment.Check;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkMode;
import io.cortap.core.report.LinkPolicy;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Examiner;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks which links are made here, and how long the best of them really lasts. */
public final class LinkExaminer implements Examiner {
  private static final String NAME = "links";
  private static final BlobKey ANY = new BlobKey("reports/trial");

  private final LinkPolicy policy;
  private final Optional<BlobStore> blobs;
  private final Examiner reach;

  /**
   * @param blobs empty for a store without URLs of its own
   * @param reach looks whether stable links can be opened; asked where there will be some
   */
  public LinkExaminer(LinkPolicy policy, Optional<BlobStore> blobs, Examiner reach) {
    this.policy = policy;
    this.blobs = blobs;
    this.reach = reach;
  }

  @Override
  public List<Check> examine(Instant now) {
    Instant promised = now.plus(policy.promise()).truncatedTo(ChronoUnit.SECONDS);
    Optional<DownloadLink> direct;
    try {
      direct =
          policy.mode() == LinkMode.STABLE
              ? Optional.empty()
              : blobs.flatMap(store -> store.link(ANY, now, promised));
    } catch (PortUnavailableException e) {
      direct = Optional.empty();
    }
    return checks(now, promised, direct);
  }

  private List<Check> checks(Instant now, Instant promised, Optional<DownloadLink> direct) {
    boolean kept = direct.filter(link -> !link.endsAt().isBefore(promised)).isPresent();
    if (kept) {
      return List.of(Check.fits(NAME, "direct, for " + words(policy.promise())));
    }
    if (policy.mode() == LinkMode.DIRECT && direct.isPresent()) {
      Duration life = Duration.between(now, direct.get().endsAt());
      return List.of(
          Check.noted(
              NAME,
              "direct, for %s at most instead of %s"
                  .formatted(words(life), words(policy.promise())),
              "let a link signer sign them (CORTAP_LINK_SIGNERS), or set CORTAP_LINKS=auto"));
    }
    var checks = new ArrayList<Check>();
    checks.add(Check.fits(NAME, "stable, for " + words(policy.promise())));
    checks.addAll(reach.examine(now));
    return checks;
  }

  private static String words(Duration life) {
    return life.toDays() > 0
        ? life.toDays() + " d " + life.toHoursPart() + " h"
        : life.toMinutes() + " min";
  }
}
