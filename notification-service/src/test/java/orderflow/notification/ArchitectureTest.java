package orderflow.notification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import orderflow.testkit.ArchitectureRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses SERVICE = ArchitectureRules.production("orderflow.notification");

    @ParameterizedTest
    @MethodSource("orderflow.testkit.ArchitectureRules#all")
    void keepsTheRule(ArchRule rule) {
        rule.check(SERVICE);
    }
}
