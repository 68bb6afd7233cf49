package orderflow.messaging.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.support.RecordedSightings;
import orderflow.messaging.support.TestService;

/** A relay between a real outbox and scripted brokers. */
final class RelayBench {

    static final Lane COMMANDS = new Lane(TestService.COMMANDS, 0);

    final TestService service = new TestService();
    final ScriptedAdapter broker = new ScriptedAdapter();
    final RecordedSightings sightings = service.sightings();

    /** Drains on the calling thread; confirms may take ten seconds. */
    MessageRelay relay() {
        return relay(name -> Runnable::run, Duration.ofSeconds(10));
    }

    MessageRelay relay(Function<String, Executor> executors, Duration confirmTimeout) {
        return relay(executors, new RelaySettings(4, confirmTimeout, Duration.ofSeconds(1)));
    }

    MessageRelay relay(Function<String, Executor> executors, RelaySettings settings) {
        return new MessageRelay(
                service.outbox(),
                service.transactions(),
                new ChannelCatalogue(service.channels().all(), List.of(broker, broker.as("kafka"))),
                executors,
                sightings,
                settings,
                service.clock());
    }

    /** Drains the lane of commands on another thread. */
    CompletableFuture<Void> drainInBackground() {
        MessageRelay relay = relay();
        return CompletableFuture.runAsync(() -> relay.wake(COMMANDS));
    }

    /** As somebody does who moves a channel. */
    void holdLanes(boolean held) {
        service.database().jdbc().update("update outbox_lane set held = ?", held);
    }

    Lane laneOf(String text) {
        return service.waiting().stream()
                .filter(message -> ScriptedAdapter.text(message.message()).equals(text))
                .map(OutboxMessage::lane)
                .findFirst()
                .orElseThrow();
    }

    List<String> waiting() {
        return service.waiting().stream()
                .map(message -> ScriptedAdapter.text(message.message()))
                .toList();
    }
}
