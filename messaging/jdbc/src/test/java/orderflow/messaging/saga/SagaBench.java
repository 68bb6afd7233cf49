package orderflow.messaging.saga;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.Inbox;
import orderflow.messaging.jdbc.JdbcProcessedMessages;
import orderflow.messaging.jdbc.JdbcSagaInstances;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.OutboxMessage;
import orderflow.messaging.support.TestService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trips under way, on a real database; the test plays the participant, the clock and the operator. */
final class SagaBench {

    final TestService service = new TestService();

    /** What the saga did, in order. */
    final List<String> conversation = new CopyOnWriteArrayList<>();

    /** Why replies were set aside. */
    final List<String> setAside = new ArrayList<>();

    final RecordedTracing tracing = new RecordedTracing();

    private Consumer<String> onAction = action -> {};
    private boolean overtaken;
    UnsentCommands unsent = (command, time) -> false;
    boolean repliesHandled = true;
    final SagaDefinition<Trip.State> definition = Trip.definition(this::did, trip -> overtaken);
    private final JdbcClient client = JdbcClient.create(service.database().jdbc());
    final JdbcSagaInstances instances = new JdbcSagaInstances(client, service.clock());
    final SagaOrchestrator orchestrator = orchestrator(definition);
    private final Receiver receiver = receiver(orchestrator);

    private void did(String action) {
        conversation.add(action);
        onAction.accept(action);
    }

    /** Has the test told of each action, while the saga's transaction is still open. */
    void onAction(Consumer<String> listener) {
        onAction = listener;
    }

    SagaOrchestrator orchestrator(SagaDefinition<?> saga) {
        return orchestrator(List.of(saga));
    }

    SagaOrchestrator orchestrator(List<SagaDefinition<?>> sagas) {
        return new SagaOrchestrator(
                sagas,
                instances,
                service.transactions(),
                service.gateway(),
                (command, time) -> unsent.mayHaveWaited(command, time),
                () -> repliesHandled,
                TestService.REPLIES,
                service.sightings(),
                tracing,
                service.clock());
    }

    private Receiver receiver(SagaOrchestrator saga) {
        Clock clock = service.clock();
        return new Inbox(
                        new MessagingMapper(),
                        new JdbcProcessedMessages(service.database().jdbc(), clock),
                        (subscriber, channel, shard) -> Optional.empty(),
                        service.history(),
                        service.transactions(),
                        service.gateway(),
                        new Failures(clock),
                        service.sightings(),
                        MessageTracing.PASSING_ON,
                        clock,
                        Runnable::run,
                        Duration.ofDays(7))
                .receiver("test-service", saga.replyHandlers(), service.channels());
    }

    void start(String id) {
        service.inTransaction(() -> orchestrator.start(definition, id, new Trip.State(id, "")));
    }

    /** @return the commands sent so far, oldest first */
    List<Message> commands() {
        return service.waiting().stream().map(OutboxMessage::message).toList();
    }

    /** Empties the outbox, as if all had been sent. */
    void deliver() {
        service.database().jdbc().update("delete from outbox");
    }

    Message lastCommand() {
        List<Message> commands = commands();
        return commands.get(commands.size() - 1);
    }

    /** Answers the last command. */
    void reply(Object body) {
        reply(lastCommand(), body);
    }

    void reply(Message request, Object body) {
        Message reply = service.factory("participant").reply(body, request.headers(), MessagingMapper.JSON);
        receiver.receive(List.of(new Arrived(reply, setAside)));
    }

    /** Answers the last command, which an instance with that orchestrator receives. */
    void reply(SagaOrchestrator saga, Object body) {
        Message reply = service.factory("participant").reply(body, lastCommand().headers(), MessagingMapper.JSON);
        receiver(saga).receive(List.of(new Arrived(reply, setAside)));
    }

    /** From now on the trip is somebody else's business. */
    void overtake() {
        overtaken = true;
    }

    /** Lets the patience of one step pass. */
    void letTheDeadlinePass() {
        service.clock().advance(Trip.PATIENCE.multipliedBy(100)); // however often it was repeated before
        orchestrator.expire(100);
    }

    String stateOf(String saga) {
        return client.sql("select state from saga_instance where saga = ?")
                .param(saga)
                .query(String.class)
                .single();
    }

    SagaStatus statusOf(String saga) {
        return SagaStatus.valueOf(client.sql("select status from saga_instance where saga = ?")
                .param(saga)
                .query(String.class)
                .single());
    }

    void damage(String saga, String state) {
        client.sql("update saga_instance set state = ? where saga = ?")
                .params(state, saga)
                .update();
    }

    SagaStatus status() {
        return SagaStatus.valueOf(client.sql("select status from saga_instance")
                .query(String.class)
                .single());
    }

    String state() {
        return client.sql("select state from saga_instance").query(String.class).single();
    }

    List<What> told() {
        return service.sightings().whats();
    }

    private record Arrived(Message message, List<String> setAside) implements Delivery {

        @Override
        public int shard() {
            return 0;
        }

        @Override
        public void setAside(String reason) {
            setAside.add(reason);
        }
    }
}
