package orderflow.notification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import orderflow.testkit.ArchitectureRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final ArchitectureRules RULES = new ArchitectureRules(
            "orderflow.notification", List.of("orderflow.order", "orderflow.payment"), "orderflow.messages");
    private static final JavaClasses SERVICE = RULES.production();

    static Stream<ArchRule> rules() {
        return RULES.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(SERVICE);
    }
}
