package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.SetupStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SetupStore} does; its test extends this and fills one. */
public abstract class SetupStoreContract {
  /** The one project that has a record. */
  protected static final ProjectKey KNOWN = new ProjectKey(new TenantId("12"), new ProjectId(58));

  private SetupStore store;

  /** A store with {@link SampleReviews#setup} for {@link #KNOWN}, and nothing else. */
  protected abstract SetupStore filledStore();

  @BeforeEach
  void fill() {
    store = filledStore();
  }

  @Test
  void aRecordIsFoundAsItWasSupplied() {
    assertThat(store.find(KNOWN)).contains(SampleReviews.setup());
  }

  @Test
  void anotherProjectHasNone() {
    assertThat(store.find(new ProjectKey(KNOWN.tenant(), new ProjectId(59)))).isEmpty();
  }

  @Test
  void anotherTenantSeesNone() {
    assertThat(store.find(new ProjectKey(new TenantId("99"), KNOWN.project()))).isEmpty();
  }
}
