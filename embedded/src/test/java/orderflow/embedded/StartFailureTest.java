package orderflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StartFailureTest {

    @Test
    void namesTheVariableAndItsWrongValue() {
        Throwable failure = catchThrowable(() -> binder(Map.of("ORDERFLOW_MESSAGING_RETENTION", "abc"))
                .bind("orderflow.messaging.retention", Duration.class));

        assertThat(StartFailure.reason(new IllegalStateException("no bean", failure)))
                .isEqualTo("ORDERFLOW_MESSAGING_RETENTION cannot be 'abc': 'abc' is not a valid duration");
    }

    @Test
    void saysASentenceOfOursWithoutItsClass() {
        Throwable ours = new IllegalStateException("no adapter for broker 'rabit'");

        assertThat(StartFailure.reason(new RuntimeException(ours))).isEqualTo("no adapter for broker 'rabit'");
    }

    @Test
    void saysTheClassOfAnyOtherFailure() {
        assertThat(StartFailure.reason(new RuntimeException(new ArithmeticException("/ by zero"))))
                .isEqualTo("java.lang.ArithmeticException: / by zero");
    }

    private static Binder binder(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment);
    }
}
