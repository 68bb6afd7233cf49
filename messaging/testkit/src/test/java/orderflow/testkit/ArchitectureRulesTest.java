package orderflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import orderflow.messages.fixture.ContractWithSpring;
import orderflow.order.fixture.BehavesWell;
import orderflow.order.fixture.InjectsAField;
import orderflow.order.fixture.KnowsAnotherService;
import orderflow.order.fixture.KnowsTheBroker;
import orderflow.order.fixture.PrintsToTheConsole;
import orderflow.order.fixture.PublicController;
import orderflow.order.fixture.UsesDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    static Stream<Arguments> offenders() {
        return Stream.of(
                arguments(ArchitectureRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, KnowsAnotherService.class),
                arguments(ArchitectureRules.CONTRACTS_STAND_ALONE, ContractWithSpring.class),
                arguments(ArchitectureRules.CONTROLLERS_ARE_PACKAGE_PRIVATE, PublicController.class),
                arguments(ArchitectureRules.SERVICES_KNOW_NO_BROKER, KnowsTheBroker.class),
                arguments(ArchitectureRules.NO_JAVA_UTIL_DATE, UsesDate.class),
                arguments(ArchitectureRules.NO_STANDARD_STREAMS, PrintsToTheConsole.class),
                arguments(ArchitectureRules.NO_FIELD_INJECTION, InjectsAField.class));
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
    @MethodSource("orderflow.testkit.ArchitectureRules#all")
    void letTheOthersPass(ArchRule rule) {
        JavaClasses classes = new ClassFileImporter().importClasses(BehavesWell.class);

        assertThatCode(() -> rule.check(classes)).doesNotThrowAnyException();
    }

    @Test
    void haveAnOffenderEach() {
        assertThat(offenders().map(offender -> offender.get()[0]))
                .containsExactlyElementsOf(ArchitectureRules.all().toList());
    }
}
