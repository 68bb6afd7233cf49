package orderflow.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules that a service keeps; its {@code ArchitectureTest} checks them.
 *
 * @param service its root package
 * @param otherServices the root packages of the services that it exchanges messages with
 * @param contracts the package of the messages that they share
 */
public record ArchitectureRules(String service, List<String> otherServices, String contracts) {

    /** @return every rule */
    public Stream<ArchRule> all() {
        return Stream.of(
                doesNotKnowOtherServices(),
                contractsStandAlone(),
                controllersArePackagePrivate(),
                knowsNoBroker(),
                usesNoJavaUtilDate(),
                NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
    }

    /** @return the classes of the service and of the contracts, without those of tests */
    public JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(service, contracts);
    }

    /** Services communicate by messages only. */
    ArchRule doesNotKnowOtherServices() {
        return noServiceClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        otherServices.stream().map(ArchitectureRules::within).toArray(String[]::new));
    }

    /** Contracts are plain records, so that others can use them without the service's libraries. */
    ArchRule contractsStandAlone() {
        return classes()
                .that()
                .resideInAPackage(within(contracts))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson.annotation..", "org.jspecify..", within(contracts))
                .allowEmptyShould(true);
    }

    /** Nothing but the web calls a controller. */
    ArchRule controllersArePackagePrivate() {
        return classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    /** Which broker carries a message is configuration. */
    ArchRule knowsNoBroker() {
        return noServiceClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.amqp..",
                        "org.springframework.kafka..",
                        "com.rabbitmq..",
                        "org.apache.kafka..");
    }

    /** Time is an instant of an injected clock. */
    ArchRule usesNoJavaUtilDate() {
        return noServiceClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)");
    }

    private GivenClassesConjunction noServiceClasses() {
        return noClasses().that().resideInAPackage(within(service));
    }

    private static String within(String root) {
        return root + "..";
    }
}
