package orderflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonWriter;

class ServiceMemberTest {

    private final JsonWriter<ILoggingEvent> lines = JsonWriter.of(new ServiceMember()::customize);

    @Test
    void namesTheServiceWhoseThreadWrites() {
        CompletableFuture<String> line = new CompletableFuture<>();
        new Thread(new ThreadGroup("order-service"), () -> line.complete(lines.writeToString(new LoggingEvent())))
                .start();

        assertThat(line.join()).isEqualTo("{\"service\":\"order-service\"}");
    }

    @Test
    void namesTheBrokersForAllOtherThreads() {
        assertThat(lines.writeToString(new LoggingEvent())).isEqualTo("{\"service\":\"brokers\"}");
    }
}
