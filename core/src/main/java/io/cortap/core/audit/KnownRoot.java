package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.time.LocalDate;

/** What somebody wrote down elsewhere of a {@link DailyRoot}. */
public record KnownRoot(TenantId tenant, LocalDate day, Sha256 hash) {}
