package io.cortap.app;

import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import java.util.List;

/** {@code CORTAP_SERVICE_ACCOUNTS}: a comma list of {@code subject=tenant+tenant}. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static List<ServiceAccount> read(Environment environment) {
    List<ServiceAccount> accounts =
        environment.read(
            "CORTAP_SERVICE_ACCOUNTS", "", SettingForms.listOf(ServiceAccounts::account));
    if (accounts.stream().map(ServiceAccount::subject).distinct().count() < accounts.size()) {
      environment.fault(
          "CORTAP_SERVICE_ACCOUNTS names a subject twice; give it all its tenants at once");
    }
    boolean verified =
        environment.isSet("CORTAP_JWT_SECRET") || environment.isSet("CORTAP_JWKS_URL");
    if (!accounts.isEmpty() && !verified) {
      environment.fault(
          "CORTAP_SERVICE_ACCOUNTS needs CORTAP_JWKS_URL or CORTAP_JWT_SECRET: such tokens are"
              + " verified by a key and in no other way");
    }
    return accounts;
  }

  private static ServiceAccount account(String text) {
    int equals = text.lastIndexOf('=');
    List<String> tenants = List.of(text.substring(equals + 1).split("\\+", -1));
    if (equals < 1 || !tenants.stream().allMatch(TenantId::isWellFormed)) {
      throw new IllegalArgumentException(
          "it must be a comma list of subject=tenant or subject=tenant+tenant");
    }
    return new ServiceAccount(
        text.substring(0, equals), tenants.stream().map(TenantId::new).toList());
  }
}
