package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class JdbcMessageHistoryTest {

    private final TestService service = new TestService();

    @Test
    void returnsAConversationOldestFirst() {
        service.send("a", "a1");
        service.send("b", "b1");
        service.send("a", "a2", "a3");

        assertThat(service.history().conversation("a", 10))
                .extracting(entry -> entry.message().body().toString())
                .containsExactly("{\"text\":\"a1\"}", "{\"text\":\"a2\"}", "{\"text\":\"a3\"}");
    }

    @Test
    void returnsNoMoreThanTheLimit() {
        service.send("a", "a1", "a2", "a3");

        assertThat(service.history().conversation("a", 2)).hasSize(2);
        assertThat(service.history().conversation("unknown", 2)).isEmpty();
    }
}
