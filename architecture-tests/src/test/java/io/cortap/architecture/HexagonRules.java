package io.cortap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.cortap.architecture.violations.adapter.cli.ReachesForOutbound;
import io.cortap.architecture.violations.adapter.docx.CallsTheStore;
import io.cortap.architecture.violations.adapter.docx.OffersAUse;
import io.cortap.architecture.violations.adapter.docx.RunsTheWorkflow;
import io.cortap.architecture.violations.adapter.docx.UsesTestkit;
import io.cortap.architecture.violations.adapter.http.SkipsTheInboundPort;
import io.cortap.architecture.violations.core.ImpureDecision;
import io.cortap.architecture.violations.core.KnowsPorts;
import io.cortap.architecture.violations.core.ReadsFiles;
import io.cortap.architecture.violations.ports.inbound.LeaksOutbound;
import io.cortap.architecture.violations.ports.outbound.LeaksInbound;
import io.cortap.architecture.violations.ports.outbound.LeaksVendor;
import io.cortap.architecture.violations.ports.outbound.LeaksWorkflow;
import io.cortap.architecture.violations.sandbox.KnowsAdapter;
import io.cortap.architecture.violations.sandbox.KnowsPort;
import io.cortap.architecture.violations.template.KnowsCore;
import io.cortap.architecture.violations.template.expression.KnowsTheDocument;
import io.cortap.architecture.violations.workflow.KnowsApp;

/**
 * Who may know whom. The root package is an argument, so that the same rule is aimed at the product
 * and at code written to break it.
 */
record HexagonRules(String root) {
  private static final String JDK = "java..";
  private static final String JSPECIFY = "org.jspecify.annotations..";

  @BrokenBy({ImpureDecision.class, KnowsPorts.class})
  ArchRule coreIsPure() {
    return classes()
        .that()
        .resideInAPackage(root + ".core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root + ".core..", JDK, "javax.crypto..", JSPECIFY)
        .because("core holds decisions only: it must run and be tested with the JDK alone");
  }

  @BrokenBy(ReadsFiles.class)
  ArchRule coreDoesNoInputOrOutput() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..")
        .because("a decision takes values and gives a value; effects are behind outbound ports");
  }

  @BrokenBy({LeaksVendor.class, LeaksWorkflow.class})
  ArchRule portsKnowCoreOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".ports..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root + ".ports..", root + ".core..", JDK, JSPECIFY)
        .because("whoever writes an adapter must need nothing but the port and core's words");
  }

  @BrokenBy(LeaksOutbound.class)
  ArchRule inboundPortsKnowNotOutboundPorts() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".ports.inbound..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".ports.outbound..")
        .because("what is offered does not depend on what it is made with");
  }

  @BrokenBy(LeaksInbound.class)
  ArchRule outboundPortsKnowNotInboundPorts() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".ports.outbound..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".ports.inbound..")
        .because("a store or a client must not know who uses it");
  }

  @BrokenBy(KnowsCore.class)
  ArchRule templateKnowsTheJdkOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".template..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root + ".template..", JDK, "javax.xml..", "org.w3c.dom..", "org.xml.sax..", JSPECIFY)
        .because("the template engine is a library of its own, useful without this service");
  }

  @BrokenBy(KnowsTheDocument.class)
  ArchRule expressionsKnowNothingOfDocuments() {
    return classes()
        .that()
        .resideInAPackage(root + ".template.expression..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root + ".template.expression..", JDK, JSPECIFY)
        .because("the language is pure: values in, value or located fault out");
  }

  @BrokenBy(CallsTheStore.class)
  ArchRule adaptersKnowNotEachOther() {
    return slices()
        .matching(root + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("each adapter can be left out or replaced alone");
  }

  @BrokenBy({RunsTheWorkflow.class, LeaksWorkflow.class})
  ArchRule onlyAppAndScenariosKnowTheWorkflow() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".workflow..", root + ".app..", root + ".adapter.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".workflow..")
        .because("the sequence is an implementation of the inbound ports, which all others call");
  }

  @BrokenBy({SkipsTheInboundPort.class, ReachesForOutbound.class})
  ArchRule drivingAdaptersKnowInboundPortsOnly() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".adapter.http..", root + ".adapter.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".ports.outbound..", root + ".workflow..")
        .because("a route or a command that writes to a store by itself bypasses every decision");
  }

  @BrokenBy(OffersAUse.class)
  ArchRule drivenAdaptersKnowOutboundPortsOnly() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".adapter..")
        .and()
        .resideOutsideOfPackages(
            root + ".adapter.http..", root + ".adapter.cli..", root + ".adapter.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".ports.inbound..")
        .because("a driven adapter is called and never calls back into the service");
  }

  @BrokenBy({KnowsPort.class, KnowsAdapter.class})
  ArchRule sandboxKnowsNeitherPortsNorAdapters() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".ports..",
            root + ".adapter..",
            root + ".workflow..",
            root + ".template..",
            root + ".app..")
        .because("a stand-in that shares code with the service would share its mistakes");
  }

  @BrokenBy(KnowsApp.class)
  ArchRule nobodyKnowsApp() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".app..")
        .because("wiring is the last thing that happens; an embedder does without it");
  }

  @BrokenBy(UsesTestkit.class)
  ArchRule testkitIsForTests() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".adapter.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".adapter.testkit..")
        .because("JUnit and settable clocks have no place in a running service");
  }

  @BrokenBy(io.cortap.architecture.violations.core.one.KnowsTheOther.class)
  ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that need each other are one package with two names");
  }
}
