package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.outbox.MessageHistory.Direction;
import orderflow.messaging.outbox.OutboxMessage;
import orderflow.messaging.support.Greeting.Answered;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.Greeting.Greeted;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private final InboxBench bench = new InboxBench();
    private final Receiver receiver =
            bench.receiver(MessageHandlers.on(TestService.COMMANDS).onRequest(Greet.class, this::greet));

    private Answered greet(Greet command) {
        bench.service.gateway().publish(new EventMessage(TestService.EVENTS, "another key", new Greeted("alice")));
        return new Answered("hello");
    }

    @Test
    void repliesOnTheReturnAddress() {
        Message request = bench.request("a", "alice");
        receiver.receive(deliveries(request));

        OutboxMessage reply = bench.service.waiting().get(1);
        MessageHeaders headers = reply.message().headers();
        assertThat(reply.lane()).isEqualTo(new Lane(TestService.REPLIES, 0));
        assertThat(headers.kind()).isEqualTo(MessageKind.DOCUMENT);
        assertThat(headers.type()).isEqualTo("greeting.answered.v1");
        assertThat(headers.source()).isEqualTo("test-service");
        assertThat(headers.shardKey()).isEqualTo("a");
        assertThat(headers.correlationId()).isEqualTo(request.headers().id());
        assertThat(headers.replyTo()).isNull();
    }

    @Test
    void doesNotReplyWithoutAReturnAddress() {
        receiver.receive(deliveries(bench.command(new Greet("alice"))));

        assertThat(bench.service.waiting())
                .extracting(waiting -> waiting.lane().channel())
                .containsExactly(TestService.EVENTS);
    }

    @Test
    void makesTheMessageTheCauseOfWhatItsHandlerSends() {
        Message request = bench.request("a", "alice");
        receiver.receive(deliveries(request));

        assertThat(bench.service.waiting()).hasSize(2).allSatisfy(sent -> {
            MessageHeaders headers = sent.message().headers();
            assertThat(headers.causationId()).isEqualTo(request.headers().id());
            assertThat(headers.conversationId()).isEqualTo("a");
        });
    }

    @Test
    void startsAConversationOutsideOfAHandler() {
        receiver.receive(deliveries(bench.request("a", "alice")));
        bench.service.send("b", "unrelated");

        MessageHeaders headers = bench.service.waiting().get(2).message().headers();
        assertThat(headers.causationId()).isNull();
        assertThat(headers.conversationId()).isEqualTo("b");
    }

    @Test
    void givesEachMessageOfABatchItsOwnCause() {
        Message first = bench.request("a", "alice");
        Message second = bench.request("a", "bob");
        receiver.receive(deliveries(first, second));

        assertThat(bench.service.waiting())
                .extracting(waiting -> waiting.message().headers().causationId())
                .containsExactly(
                        first.headers().id(),
                        first.headers().id(),
                        second.headers().id(),
                        second.headers().id());
    }

    @Test
    void entersWhatWasHandledAndSentIntoTheHistory() {
        Message request = bench.request("a", "alice");
        receiver.receive(deliveries(request));

        assertThat(bench.service.history().conversation("a", 10))
                .extracting(entry -> entry.direction() + " " + entry.channel())
                .containsExactly("HANDLED commands", "SENT events", "SENT replies");
        assertThat(bench.service.history().conversation("a", 10))
                .filteredOn(entry -> entry.direction() == Direction.HANDLED)
                .extracting(orderflow.messaging.outbox.MessageHistory.Entry::message)
                .isEqualTo(List.of(request));
    }

    @Test
    void repeatsTheCorrelationIdOfARepeatedRequest() {
        Message first = bench.request("a", "alice");
        Message repeated = bench.service
                .factory("sender")
                .request(
                        new CommandMessage(TestService.COMMANDS, "a", new Greet("alice")),
                        "application/json",
                        TestService.REPLIES,
                        java.util.Optional.of(first.headers().id()));
        receiver.receive(deliveries(repeated));

        assertThat(bench.service.waiting().get(1).message().headers().correlationId())
                .isEqualTo(first.headers().id());
    }
}
