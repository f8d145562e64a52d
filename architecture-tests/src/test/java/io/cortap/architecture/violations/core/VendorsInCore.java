package io.cortap.architecture.violations.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWT;
import com.tngtech.archunit.core.domain.JavaClass;
import dagger.Lazy;
import io.github.resilience4j.retry.Retry;
import io.javalin.Javalin;
import jakarta.inject.Provider;
import org.slf4j.Logger;
import picocli.CommandLine;

/** One of each vendor, where none may be. */
public final class VendorsInCore {
  private VendorsInCore() {}

  public record UsesDagger(Lazy<String> vendor) {}

  public record UsesInject(Provider<String> vendor) {}

  public record UsesJackson(JsonNode vendor) {}

  public record UsesJavalin(Javalin vendor) {}

  public record UsesNimbus(JWT vendor) {}

  public record UsesPicocli(CommandLine vendor) {}

  public record UsesResilience4j(Retry vendor) {}

  public record UsesSlf4j(Logger vendor) {}

  public record UsesVendorThatNobodyDecidedOn(JavaClass vendor) {}
}
