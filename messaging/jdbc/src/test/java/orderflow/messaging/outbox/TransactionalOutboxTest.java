package orderflow.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.Greeting.Greeted;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class TransactionalOutboxTest {

    private final TestService service = new TestService();

    @Test
    void numbersMessagesInTheOrderOfSending() {
        service.send("a", "a1", "a2");
        service.send("b", "b1");
        service.send("a", "a3");

        assertThat(texts()).containsExactly("a1", "a2", "b1", "a3");
        assertThat(service.waiting()).extracting(OutboxMessage::id).doesNotHaveDuplicates();
        assertThat(service.waiting())
                .allSatisfy(message ->
                        assertThat(message.numbered().headers().sequence()).isEqualTo(message.id()));
    }

    @Test
    void entersWhatIsSentIntoTheHistoryWithItsSequence() {
        service.send("a", "a1");

        OutboxMessage sent = service.waiting().get(0);
        assertThat(service.history().conversation("a", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.direction()).isEqualTo(MessageHistory.Direction.SENT);
            assertThat(entry.channel()).isEqualTo(TestService.COMMANDS);
            assertThat(entry.time()).isEqualTo(service.clock().instant());
            assertThat(entry.message()).isEqualTo(sent.numbered());
        });
    }

    @Test
    void storesNothingWhenTheTransactionRollsBack() {
        assertThatThrownBy(() -> service.inTransaction(() -> {
                    service.send("a", "a1");
                    throw new IllegalArgumentException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(service.waiting()).isEmpty();
        assertThat(service.history().conversation("a", 10)).isEmpty();
        assertThat(service.committed()).isEmpty();
    }

    @Test
    void refusesToSendOutsideOfATransaction() {
        CommandMessage command = new CommandMessage(TestService.COMMANDS, "a", new Greet("a1"));

        assertThatIllegalStateException().isThrownBy(() -> service.gateway().send(command));
        assertThat(service.waiting()).isEmpty();
    }

    @Test
    void refusesToSendOnceTheTransactionHasCommitted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> service.inTransaction(() -> {
                    service.send("a", "a1");
                    AfterCommit.of(
                            service.transactions(),
                            () -> service.gateway()
                                    .send(new CommandMessage(TestService.COMMANDS, "a", new Greet("too late"))));
                }))
                .withMessageContaining("committed");

        assertThat(texts()).containsExactly("a1");
    }

    @Test
    void tellsOfEveryLaneOnceAndOnlyAfterTheCommit() {
        service.inTransaction(() -> {
            service.send("a", "a1", "a2");
            service.gateway().publish(new EventMessage(TestService.EVENTS, "a", new Greeted("a3")));
            assertThat(service.committed()).isEmpty();
        });

        int shard = service.channels().get(TestService.EVENTS).shardOf("a");
        assertThat(service.committed())
                .containsExactly(new Lane(TestService.COMMANDS, 0), new Lane(TestService.EVENTS, shard));
    }

    @Test
    void givesIdsThatRisePerKeyInCommitOrder() {
        service.database().jdbc().execute("create table aggregate (version int)");
        service.database().jdbc().execute("insert into aggregate values (0)");

        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer ->
                        CompletableFuture.runAsync(() -> IntStream.range(0, 10).forEach(turn -> write())))
                .toList();

        assertThat(CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)))
                .succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(texts())
                .isEqualTo(
                        IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList());
    }

    /** Writes the key's aggregate first, as every sender has to. */
    private void write() {
        service.inTransaction(() -> {
            service.database().jdbc().update("update aggregate set version = version + 1");
            Integer version = service.database().jdbc().queryForObject("select version from aggregate", Integer.class);
            service.send("a", String.valueOf(version));
        });
    }

    private List<String> texts() {
        return service.waiting().stream()
                .map(message -> ScriptedAdapter.text(message.message()))
                .toList();
    }
}
