package io.cortap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.cortap.architecture.violations.adapter.docx.UsesForeignVendors;
import io.cortap.architecture.violations.core.Ambient;
import io.cortap.architecture.violations.core.OpenToSubclasses;
import io.cortap.architecture.violations.core.Prints;
import io.cortap.architecture.violations.core.ReviewHelper;
import io.cortap.architecture.violations.core.VendorsInCore;
import io.cortap.architecture.violations.ports.outbound.SixMethods;

/** How code is written, whichever module it lives in. */
record HouseRules(String root) {

  @BrokenBy({
    VendorsInCore.UsesDagger.class,
    VendorsInCore.UsesInject.class,
    VendorsInCore.UsesJackson.class,
    VendorsInCore.UsesJavalin.class,
    VendorsInCore.UsesNimbus.class,
    VendorsInCore.UsesPicocli.class,
    VendorsInCore.UsesResilience4j.class,
    VendorsInCore.UsesSlf4j.class,
    VendorsInCore.UsesVendorThatNobodyDecidedOn.class,
    UsesForeignVendors.class
  })
  ArchRule vendorsStayInTheirModules() {
    return classes()
        .should(new StayWithTheirVendors(root))
        .because(
            "a vendor can be replaced in one module; a new one is a decision, see " + Vendor.FILE);
  }

  @BrokenBy({
    Ambient.InstantNow.class,
    Ambient.InstantNowByReference.class,
    Ambient.LocalDateNow.class,
    Ambient.SystemClock.class,
    Ambient.SystemInstantSource.class,
    Ambient.CurrentTimeMillis.class,
    Ambient.NanoTime.class,
    Ambient.LegacyDate.class,
    Ambient.Getenv.class,
    Ambient.GetProperty.class,
    Ambient.DefaultZone.class,
    Ambient.NewRandom.class,
    Ambient.NewSecureRandom.class,
    Ambient.MathRandom.class,
    Ambient.RandomUuid.class,
    Ambient.RandomOfTheThread.class
  })
  ArchRule onlyProgramsReadTheWorld() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".app..", root + ".benchmarks..")
        .should()
        .accessTargetWhere(WorldAccess.READS)
        .because(
            "clock, environment and chance are arguments, so that the whole service runs under"
                + " virtual time and every test repeats");
  }

  @BrokenBy({Prints.ToOut.class, Prints.ToErr.class, Prints.StackTrace.class})
  ArchRule librariesPrintNothing() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".app..", root + ".benchmarks..")
        .should()
        .accessTargetWhere(WorldAccess.PRINTS)
        .because("a library logs or throws; the command line writes to the writers it is given");
  }

  @BrokenBy(OpenToSubclasses.class)
  ArchRule publicTypesOfCoreAndPortsAreClosed() {
    return classes()
        .that()
        .resideInAnyPackage(root + ".core..", root + ".ports..")
        .and()
        .arePublic()
        .should(TypeConditions.BE_CLOSED)
        .because("inheritance is a promise that nobody made here: \"no\" is temporary");
  }

  @BrokenBy(OpenToSubclasses.class)
  ArchRule packagesAreNullMarked() {
    return classes()
        .should(TypeConditions.RESIDE_IN_A_NULL_MARKED_PACKAGE)
        .because("NullAway judges marked packages only, and null crosses no public method");
  }

  @BrokenBy(SixMethods.class)
  ArchRule portsHaveAtMostFiveMethods() {
    return classes()
        .that()
        .resideInAPackage(root + ".ports..")
        .and()
        .areInterfaces()
        .should(TypeConditions.HAVE_AT_MOST_FIVE_METHODS)
        .because("a sixth method is a second port");
  }

  @BrokenBy(ReviewHelper.class)
  ArchRule namesSayTheRole() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("UseCase")
        .orShould()
        .haveSimpleNameEndingWith("Repository")
        .orShould()
        .haveSimpleNameEndingWith("DTO")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .because("such a name fits any class and tells nothing about this one");
  }
}
