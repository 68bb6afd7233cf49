package orderflow.order;

import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Ends what a test has left under way, so that no saga's deadline comes in the middle of the next one. */
class QuietAfterwards implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        ApplicationContext service = SpringExtension.getApplicationContext(test);
        JdbcClient jdbc = service.getBean(JdbcClient.class);
        service.getBean(PaymentParticipant.class).beSilent();
        service.getBean(CircuitBreaker.class).reset();
        jdbc.sql("delete from saga_instance").update();
        await().pollDelay(Duration.ZERO).until(() -> new Tables(jdbc).sizes().get("outbox") == 0);
    }
}
