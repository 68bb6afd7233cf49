package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.Recipient;
import orderflow.messaging.query.ScatterGather;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers count until the deadline of their question. */
abstract class ScatterGatherContract extends ContractPart {

    @JsonTypeName("contract.asked.v1")
    record Asked(String text) {}

    @JsonTypeName("contract.answered.v1")
    record Answered(String text) {}

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String SLOW = "slow";

    private final Channel channel = publishSubscribe(1);
    private final CompletableFuture<Void> deadlineOfSlow = new CompletableFuture<>();
    private final Queue<Sighting> answerer = new ConcurrentLinkedQueue<>();
    private final ScatterGather<Answered> asker;

    ScatterGatherContract(ChannelAdapterContract broker) {
        super(broker, Capability.QUERIES);
        asker = gateway(broker.queries(), new ConcurrentLinkedQueue<>()).scatterGather(channel.name(), Answered.class);
        closedAfterwards(gateway(broker.otherQueries(), answerer)
                .subscribe("answerer", new Recipient<>(channel.name(), channel.name(), Asked.class, this::answer)));
    }

    @AfterEach
    void close() {
        deadlineOfSlow.complete(null);
        asker.close();
    }

    @Test
    void gathersNothingThatIsAnsweredAfterTheDeadline() {
        eventually()
                .ignoreExceptions()
                .until(() -> !ask(UUID.randomUUID(), "anybody there").join().isEmpty());

        UUID slow = UUID.randomUUID();
        assertThat(ask(slow, SLOW)).succeedsWithin(LONG).isEqualTo(List.of());
        CompletableFuture<List<Answered>> next = ask(UUID.randomUUID(), "next");
        deadlineOfSlow.complete(null);

        assertThat(next).succeedsWithin(LONG).isEqualTo(List.of(new Answered("next")));
        eventually().until(() -> sentAnswersTo(slow).count() == 1);
    }

    private CompletableFuture<List<Answered>> ask(UUID id, String text) {
        return asker.ask(id, new Asked(text), SHORT);
    }

    private Optional<Answered> answer(Asked question) {
        if (question.text().equals(SLOW)) {
            deadlineOfSlow.join();
        }
        return Optional.of(new Answered(question.text()));
    }

    private Stream<MessageHeaders> sentAnswersTo(UUID question) {
        return answerer.stream()
                .filter(sighting -> sighting.what() == What.SENT)
                .flatMap(sighting -> sighting.headers().stream())
                .filter(headers -> question.equals(headers.correlationId()));
    }

    private QueryGateway gateway(QueryAdapter adapter, Queue<Sighting> sightings) {
        Clock clock = Clock.systemUTC();
        MessagingMapper mapper = new MessagingMapper();
        return new QueryGateway(
                List.of(adapter),
                new ChannelCatalogue(List.of(channel), List.of()),
                new MessageFactory("contract-suite", clock, new SecureRandom(), mapper),
                mapper,
                sightings::add,
                MessageTracing.PASSING_ON,
                clock);
    }
}
