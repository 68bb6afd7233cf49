package orderflow.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.stream.Stream;

/** The rules that every service keeps; each service's {@code ArchitectureTest} checks them. */
public final class ArchitectureRules {

    private static final List<String> SERVICES = List.of("order", "payment", "notification");
    private static final String CONTRACTS = "orderflow.messages..";

    /** Services talk by messages only. */
    public static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = CompositeArchRule.of(
            SERVICES.stream().map(ArchitectureRules::knowsNoOther).toList());

    /** Contracts are plain records, so that anybody can take them along. */
    public static final ArchRule CONTRACTS_STAND_ALONE = classes()
            .that()
            .resideInAPackage(CONTRACTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson.annotation..", "org.jspecify..", CONTRACTS)
            .allowEmptyShould(true);

    /** Nothing but the web calls a controller. */
    public static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    /** Which broker carries a message is configuration. */
    public static final ArchRule SERVICES_KNOW_NO_BROKER = noServiceClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.amqp..",
                    "org.springframework.kafka..",
                    "com.rabbitmq..",
                    "org.apache.kafka..");

    /** Time is an instant of an injected clock. */
    public static final ArchRule NO_JAVA_UTIL_DATE = noServiceClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)");

    /** What a service has to say, it says to its log. */
    public static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** Dependencies come by constructor. */
    public static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    private ArchitectureRules() {}

    /** @return every rule */
    public static Stream<ArchRule> all() {
        return Stream.of(
                SERVICES_DO_NOT_KNOW_EACH_OTHER,
                CONTRACTS_STAND_ALONE,
                CONTROLLERS_ARE_PACKAGE_PRIVATE,
                SERVICES_KNOW_NO_BROKER,
                NO_JAVA_UTIL_DATE,
                NO_STANDARD_STREAMS,
                NO_FIELD_INJECTION);
    }

    /** @return the classes of a service and of the contracts, without those of tests */
    public static JavaClasses production(String servicePackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(servicePackage, "orderflow.messages");
    }

    private static ArchRule knowsNoOther(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(ArchitectureRules::packageOf)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(packageOf(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    private static GivenClassesConjunction noServiceClasses() {
        return noClasses().that().resideInAnyPackage(packagesOfServices());
    }

    private static String packageOf(String service) {
        return "orderflow." + service + "..";
    }

    private static String[] packagesOfServices() {
        return SERVICES.stream().map(ArchitectureRules::packageOf).toArray(String[]::new);
    }
}
