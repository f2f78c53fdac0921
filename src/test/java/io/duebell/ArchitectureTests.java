package io.duebell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine.Command;

/** What style and design ask of every class, as far as a machine can tell. */
@AnalyzeClasses(packages = "io.duebell", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule SMPP_STAYS_ON_THE_WIRE = noClasses()
            .that()
            .resideOutsideOfPackages("io.duebell.smpp..", "io.duebell.simulator.carrier..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsmpp..");

    @ArchTest
    static final ArchRule CAMEL_AND_QUARTZ_STAY_IN_THE_FLOW = noClasses()
            .that()
            .resideOutsideOfPackages("..flow..", "io.duebell")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.quartz..");

    @ArchTest
    static final ArchRule THE_WEB_STAYS_IN_WEB_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "io.duebell.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackages("io.duebell.simulator..", "io.duebell.engine..", "io.duebell.demo..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_SIMULATOR = noClasses()
            .that()
            .resideOutsideOfPackages("io.duebell.simulator..", "io.duebell.demo..", "io.duebell")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.duebell.simulator..", "io.duebell.demo..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_AND_THE_DEMO_TALK_TO_THE_TERMINAL = noClasses()
            .that()
            .resideOutsideOfPackage("io.duebell.demo..")
            .and()
            .areNotAnnotatedWith(Command.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule NO_OLD_DATES =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date");
}
