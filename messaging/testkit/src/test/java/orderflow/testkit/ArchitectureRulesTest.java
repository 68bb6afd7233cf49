package orderflow.testkit;

import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import orderflow.testkit.fixture.contracts.ContractWithSpring;
import orderflow.testkit.fixture.service.BehavesWell;
import orderflow.testkit.fixture.service.InjectsAField;
import orderflow.testkit.fixture.service.KnowsAnotherService;
import orderflow.testkit.fixture.service.KnowsTheBroker;
import orderflow.testkit.fixture.service.PrintsToTheConsole;
import orderflow.testkit.fixture.service.PublicController;
import orderflow.testkit.fixture.service.UsesDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    private static final String FIXTURES = "orderflow.testkit.fixture.";
    private static final ArchitectureRules RULES =
            new ArchitectureRules(FIXTURES + "service", List.of(FIXTURES + "otherservice"), FIXTURES + "contracts");

    static Stream<ArchRule> rules() {
        return RULES.all();
    }

    static Stream<Arguments> offenders() {
        return Stream.of(
                arguments(RULES.doesNotKnowOtherServices(), KnowsAnotherService.class),
                arguments(RULES.contractsStandAlone(), ContractWithSpring.class),
                arguments(RULES.controllersArePackagePrivate(), PublicController.class),
                arguments(RULES.knowsNoBroker(), KnowsTheBroker.class),
                arguments(RULES.usesNoJavaUtilDate(), UsesDate.class),
                arguments(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, PrintsToTheConsole.class),
                arguments(NO_CLASSES_SHOULD_USE_FIELD_INJECTION, InjectsAField.class));
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void noticeWhoBreaksThem(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.check(classes))
                .withMessageContaining(offender.getName());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void letTheOthersPass(ArchRule rule) {
        JavaClasses classes = new ClassFileImporter().importClasses(BehavesWell.class);

        assertThatCode(() -> rule.check(classes)).doesNotThrowAnyException();
    }

    @Test
    void haveAnOffenderEach() {
        assertThat(offenders().map(offender -> ((ArchRule) offender.get()[0]).getDescription()))
                .containsExactlyElementsOf(rules().map(ArchRule::getDescription).toList());
    }
}
