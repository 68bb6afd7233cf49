package orderflow.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class RecentBacklogTest {

    private final TestService service = new TestService();
    private final RecentBacklog backlog = new RecentBacklog(service.outbox(), service.clock());

    @Test
    void isReadOnceASecond() {
        assertThat(backlog.get().depth()).isZero();
        service.send("a", "a1");
        assertThat(backlog.get().depth()).isZero();

        service.clock().advance(Duration.ofSeconds(1));

        assertThat(backlog.get().depth()).isEqualTo(1);
    }
}
