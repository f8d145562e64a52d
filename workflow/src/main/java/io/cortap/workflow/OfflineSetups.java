package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.MemberChange;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ImportSetup;
import io.cortap.ports.inbound.KeepSetup.Kept;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupFiles;
import io.cortap.ports.outbound.SetupStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Setup records between files and a store at hand, without a service. Thread-safe. */
public final class OfflineSetups implements ImportSetup {
  private final SetupFiles files;
  private final Supplier<SetupStore> store;
  private final Actor operator;
  private final InstantSource clock;

  /**
   * @param store asked for by those calls that need one; borrowed. May throw {@link
   *     PortUnavailableException}
   * @param operator in whose name records are written
   */
  public OfflineSetups(
      SetupFiles files, Supplier<SetupStore> store, Actor operator, InstantSource clock) {
    this.files = files;
    this.store = store;
    this.operator = operator;
    this.clock = clock;
  }

  @Override
  public Answer<Filled> read(byte[] file) {
    return switch (files.read(file)) {
      case SetupFiles.Reading.Fits fits ->
          Answer.given(new Filled(fits.project(), fits.record(), fits.remarks()));
      case SetupFiles.Reading.Faulty faulty ->
          Answer.refused(
              Problem.of(
                      FailureCode.INVALID_REQUEST,
                      "the file makes no setup record: "
                          + (faulty.faults().size() == 1
                              ? "one thing is"
                              : faulty.faults().size() + " things are")
                          + " wrong with it")
                  .with("reasons", faulty.faults())
                  .hinting("Correct every line and try again; nothing was written."));
    };
  }

  @Override
  public Answer<Imported> replace(
      TenantId tenant, Optional<ProjectId> project, byte[] file, boolean dryRun) {
    return switch (read(file)) {
      case Answer.Refused<Filled> refused -> Answer.refused(refused.problem());
      case Answer.Given<Filled> given -> replace(tenant, project, given.value(), dryRun);
    };
  }

  private Answer<Imported> replace(
      TenantId tenant, Optional<ProjectId> asked, Filled filled, boolean dryRun) {
    Optional<ProjectId> project = asked.or(filled::project);
    if (project.isEmpty()) {
      return Answer.refused(
          Problem.of(FailureCode.INVALID_REQUEST, "the file does not say which project it is for")
              .hinting("Name the project, or fill in project_id on the sheet Project."));
    }
    if (filled.project().isPresent() && !filled.project().equals(project)) {
      return Answer.refused(
          Problem.of(
                  FailureCode.INVALID_REQUEST,
                  "the file is for project "
                      + filled.project().get()
                      + ", not for project "
                      + project.get())
              .hinting("Name the right project, or correct project_id on the sheet Project."));
    }
    var key = new ProjectKey(tenant, project.get());
    return asking(setups -> {
      var desk = new SetupDesk(setups);
      Kept before = desk.find(key);
      List<MemberChange> changes = MemberChange.between(before.record(), filled.record());
      if (dryRun || changes.isEmpty()) {
        return Answer.given(new Imported(key, changes, filled.remarks(), before.version()));
      }
      return switch (desk.replace(
          key, before.version(), filled.record(), operator, clock.instant())) {
        case Answer.Refused<Kept> refused -> Answer.refused(refused.problem());
        case Answer.Given<Kept> written ->
            Answer.given(new Imported(key, changes, filled.remarks(), written.value().version()));
      };
    });
  }

  @Override
  public Answer<Kept> find(ProjectKey project) {
    return asking(setups -> Answer.given(new SetupDesk(setups).find(project)));
  }

  @Override
  public Answer<byte[]> workbook(Optional<ProjectId> project, SetupRecord record) {
    try {
      return Answer.given(files.write(project, record));
    } catch (IllegalArgumentException e) {
      return Answer.refused(
          Problem.of(FailureCode.TRANSFORMATION_ERROR, "no workbook holds it: " + e.getMessage())
              .hinting("Use JSON for this record."));
    }
  }

  /** Work with the store, whose trouble the operator is told in its own words. */
  private <T> Answer<T> asking(Function<SetupStore, Answer<T>> work) {
    try {
      return work.apply(store.get());
    } catch (PortUnavailableException e) {
      return Answer.refused(
          Problem.of(FailureCode.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()))
              .hinting("Look at CORTAP_STORE and CORTAP_DATA_DIR: ./cortap settings."));
    }
  }
}
