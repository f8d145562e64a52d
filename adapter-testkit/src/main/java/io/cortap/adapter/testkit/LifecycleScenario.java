package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleDriver.Fetched;
import io.cortap.adapter.testkit.LifecycleDriver.Seen;
import io.cortap.adapter.testkit.LifecycleDriver.Submitted;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SandboxUser;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service in a world of its own, and what scenarios do with it in one word. */
abstract class LifecycleScenario {
  static final Instant MONDAY = Instant.parse("2026-03-16T14:15:02Z");
  static final long PROJECT = 58;

  LifecycleWorld world;
  LifecycleDriver service;
  String token;

  /** A service in this world that works only when told to. */
  protected abstract LifecycleDriver start(LifecycleWorld world);

  @BeforeEach
  void startService() {
    world = LifecycleWorld.at(MONDAY);
    service = start(world);
    token = world.riskuity().tokens().of(SandboxUser.MARA);
  }

  @AfterEach
  void stopService() {
    service.close();
    world.close();
  }

  Map<String, @Nullable Object> form() {
    var form = new LinkedHashMap<String, @Nullable Object>();
    form.put("project_id", PROJECT);
    form.put("report_type", "draft_audit_report");
    form.put("callback_url", world.receiver().callbackUrl().toString());
    return form;
  }

  String accepted() {
    if (service.submit(token, form()) instanceof Submitted.Accepted accepted) {
      return accepted.jobId();
    }
    throw new AssertionError("the report was not accepted");
  }

  Seen.Job seen(String jobId) {
    if (service.look(token, jobId) instanceof Seen.Job job) {
      return job;
    }
    throw new AssertionError("the job could not be read");
  }

  void pass(Duration time) {
    world.clock().advance(time);
    service.doDueWork();
  }

  List<ReceivedDelivery> deliveries() {
    return world.receiver().deliveries();
  }

  /** One genuine webhook says that the job failed, and why. */
  void receiverWasTold(String jobId, String code) {
    assertThat(deliveries()).hasSize(1);
    ReceivedDelivery delivery = deliveries().getFirst();
    assertThat(delivery.isGenuineInBothFamilies()).isTrue();
    assertThat(delivery.eventId()).isEqualTo("evt_" + jobId + "_failed");
    assertThat(delivery.json().get("error"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("code", code);
  }

  /** Refused by that code, with no job and no webhook. */
  void leavesNothing(String token, Map<String, ? extends @Nullable Object> form, String code) {
    assertThat(service.submit(token, form)).isEqualTo(new Submitted.Refused(code));
    nothingHappened();
  }

  void nothingHappened() {
    assertThat(service.doDueWork()).isZero();
    assertThat(deliveries()).isEmpty();
  }

  static byte[] bytes(Fetched fetched) {
    if (fetched instanceof Fetched.File file) {
      return file.bytes();
    }
    throw new AssertionError("the link gave no file: " + fetched);
  }

  static String text(Map<String, @Nullable Object> members, String name) {
    return Objects.toString(members.get(name), "");
  }
}
