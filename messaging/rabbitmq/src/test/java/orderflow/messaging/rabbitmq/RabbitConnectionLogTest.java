package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RabbitConnectionLogTest {

    private static final String AWAY = "the AMQP broker at broker:5672 is away";
    private static final String BACK = "the AMQP broker at broker:5672 is back";

    private final RabbitConnectionLog log = new RabbitConnectionLog("broker:5672");

    @Test
    void tellsOnceOfABrokerThatIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        log.onShutDown(shutDown(false));
        log.onShutDown(shutDown(false));
        log.onFailed(new IOException("connection refused"));
        log.onCreate(null);
        log.onCreate(null);

        assertThat(output).containsOnlyOnce(AWAY).containsOnlyOnce(BACK).contains("WARN", "tried again");
    }

    @Test
    void tellsAgainOfTheNextOutage(CapturedOutput output) {
        log.onFailed(new IOException("connection refused"));
        log.onCreate(null);
        log.onFailed(new IOException("no route to host"));

        assertThat(output).contains(AWAY, "connection refused", "no route to host");
    }

    @Test
    void saysNothingOfConnectionsThatComeAndGoAsTheyShould(CapturedOutput output) {
        log.onCreate(null);
        log.onShutDown(shutDown(true));

        assertThat(output).doesNotContain(AWAY, BACK);
    }

    private static ShutdownSignalException shutDown(boolean byApplication) {
        return new ShutdownSignalException(true, byApplication, null, null);
    }
}
