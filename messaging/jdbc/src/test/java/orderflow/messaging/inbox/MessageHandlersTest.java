package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import orderflow.messaging.support.Greeting;
import orderflow.messaging.support.Greeting.Answered;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.Greeting.Greeted;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class MessageHandlersTest {

    private final InboxBench bench = new InboxBench();

    @Test
    void handlesEveryMessageOfASealedFamily() {
        List<Object> handled = new ArrayList<>();

        bench.receiver(MessageHandlers.on(TestService.COMMANDS).on(Greeting.class, message -> handled.add(message)))
                .receive(deliveries(
                        bench.command(new Greet("a")),
                        bench.event(new Greeted("b")),
                        bench.command(new Answered("c"))));

        assertThat(handled).containsExactly(new Greet("a"), new Greeted("b"), new Answered("c"));
    }

    @Test
    void handsTheHeadersOver() {
        List<String> senders = new ArrayList<>();

        bench.receiver(MessageHandlers.on(TestService.COMMANDS)
                        .on(Greet.class, (command, headers) -> senders.add(headers.source())))
                .receive(deliveries(bench.command(new Greet("a"))));

        assertThat(senders).containsExactly("sender");
    }

    @Test
    void refusesASecondHandlerOfOneType() {
        MessageHandlers.Builder handlers =
                MessageHandlers.on(TestService.COMMANDS).on(Greet.class, command -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> handlers.on(Greeting.class, message -> {}))
                .withMessageContaining("two handlers for")
                .withMessageContaining(TestService.COMMANDS);
    }

    @Test
    void refusesAChannelThatIsNotConfigured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.receiver(MessageHandlers.on("nowhere")))
                .withMessageContaining("'nowhere'")
                .withMessageContaining("[commands, events, replies]");
    }
}
