package orderflow.messaging.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import orderflow.messaging.fixture.InjectsAField;
import orderflow.messaging.fixture.KnowsAService;
import orderflow.messaging.inbox.fixture.KnowsABrokersClient;
import orderflow.messaging.kafka.fixture.KnowsRabbit;
import orderflow.messaging.outbox.fixture.KnowsSpring;
import orderflow.messaging.rabbitmq.fixture.KnowsKafka;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String[] CORE = {
        "orderflow.messaging.message..",
        "orderflow.messaging.channel..",
        "orderflow.messaging.outbox..",
        "orderflow.messaging.inbox..",
        "orderflow.messaging.query..",
        "orderflow.messaging.saga.."
    };

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("orderflow.messaging");

    private static final ArchRule CORE_KNOWS_NO_SPRING_AND_NO_BROKER = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("org.slf4j.."))
                    .or(resideInAPackage("tools.jackson.."))
                    .or(resideInAPackage("com.fasterxml.jackson.annotation.."))
                    .or(resideInAPackage("org.jspecify.."))
                    .or(resideInAnyPackage(CORE)));

    private static final ArchRule RABBITMQ_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("orderflow.messaging.rabbitmq..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("orderflow.messaging.kafka..", "org.apache.kafka..", "org.springframework.kafka..");

    private static final ArchRule KAFKA_KNOWS_NO_RABBITMQ = noClasses()
            .that()
            .resideInAPackage("orderflow.messaging.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("orderflow.messaging.rabbitmq..", "com.rabbitmq..", "org.springframework.amqp..");

    private static final ArchRule LIBRARY_KNOWS_NOTHING_ELSE_OF_OURS = noClasses()
            .that()
            .resideInAPackage("orderflow.messaging..")
            .should()
            .dependOnClassesThat(resideInAPackage("orderflow..").and(not(resideInAPackage("orderflow.messaging.."))));

    static Stream<Arguments> offenders() {
        return Stream.of(
                arguments(CORE_KNOWS_NO_SPRING_AND_NO_BROKER, KnowsSpring.class),
                arguments(CORE_KNOWS_NO_SPRING_AND_NO_BROKER, KnowsABrokersClient.class),
                arguments(RABBITMQ_KNOWS_NO_KAFKA, KnowsKafka.class),
                arguments(KAFKA_KNOWS_NO_RABBITMQ, KnowsRabbit.class),
                arguments(LIBRARY_KNOWS_NOTHING_ELSE_OF_OURS, KnowsAService.class),
                arguments(NO_CLASSES_SHOULD_USE_FIELD_INJECTION, InjectsAField.class));
    }

    static Stream<Object> rules() {
        return offenders().map(offender -> offender.get()[0]).distinct();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(LIBRARY);
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void noticesWhoBreaksTheRule(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.check(classes))
                .withMessageContaining(offender.getName());
    }
}
