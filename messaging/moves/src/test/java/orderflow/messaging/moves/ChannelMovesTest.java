package orderflow.messaging.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.inbox.Subscribers;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import orderflow.messaging.moves.ChannelsEndpoint.State;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Channels on rabbitmq (commands, replies: 1 shard) and kafka (events: 2) are configured otherwise at the next start.
 */
@ExtendWith(OutputCaptureExtension.class)
class ChannelMovesTest {

    private static final Subscribers NOBODY = channel -> List.of();

    private final TestService service = new TestService();
    private final MovableLanes lanes = new MovableLanes(service.database().jdbc(), service.lanes());
    private final Channel commands = service.channels().get(TestService.COMMANDS);
    private final Channel events = service.channels().get(TestService.EVENTS);
    private final ChannelAdapter rabbit = mock();
    private final ChannelAdapter kafka = mock();

    @BeforeEach
    void setUpBrokers() {
        when(rabbit.broker()).thenReturn("rabbitmq");
        when(kafka.broker()).thenReturn("kafka");
        when(kafka.capabilities()).thenReturn(Set.of(Capability.REPLAY));
        holds(rabbit, Remaining.NOTHING);
        holds(kafka, Remaining.NOTHING);
    }

    private static void holds(ChannelAdapter broker, Remaining remaining) {
        when(broker.remaining(any(), any())).thenReturn(remaining);
    }

    private void startWith(Channel... configured) {
        moves(NOBODY, configured).prepare();
    }

    private ChannelMoves moves(Subscribers subscribers, Channel... configured) {
        ChannelCatalogue catalogue = new ChannelCatalogue(List.of(configured), List.of(rabbit, kafka));
        return new ChannelMoves(catalogue, lanes, subscribers, service.transactions());
    }

    private Carriage carriage(Channel channel) {
        return lanes.of(channel.name());
    }

    @Test
    void movesAChannelThatIsEmptyAndReleasesIt() {
        lanes.hold(commands.name(), true);
        startWith(commands.carriedBy("kafka", 1));
        assertThat(carriage(commands)).isEqualTo(new Carriage("kafka", 1, false));
    }

    @Test
    void refusesWhileMessagesRemain() {
        holds(rabbit, new Remaining(12, 0, 0));
        assertThatThrownBy(() -> startWith(commands.carriedBy("kafka", 1)))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("orderflow.messaging.channels.commands")
                .hasMessageContaining(
                        "commands cannot move from rabbitmq (1 shards) to kafka (1 shards): 12 messages remain")
                .hasMessageContaining("hold the channel at /actuator/channels until it is empty");
        assertThat(carriage(commands)).isEqualTo(new Carriage("rabbitmq", 1, false));
    }

    @Test
    void refusesWhileReceiversMayHaveMessagesInHand() {
        holds(rabbit, new Remaining(0, 4, 0));
        assertThatThrownBy(() -> startWith(commands.carriedBy("kafka", 1))).hasMessageContaining("4 receivers");
    }

    @Test
    void waitsForTheBrokerThatMayHoldMessages(CapturedOutput output) {
        when(rabbit.remaining(any(), any()))
                .thenThrow(new ChannelUnavailableException(new IllegalStateException("nobody there")))
                .thenThrow(new ChannelUnavailableException(new IllegalStateException("nobody there")))
                .thenReturn(Remaining.NOTHING);
        startWith(commands.carriedBy("kafka", 1));
        assertThat(carriage(commands).broker()).isEqualTo("kafka");
        assertThat(output.toString())
                .containsOnlyOnce("commands is to move, and waits to learn what remains: nobody there");
    }

    @Test
    void asksNobodyWhenNothingMoves(CapturedOutput output) {
        lanes.hold(commands.name(), true);
        holds(rabbit, new Remaining(12, 4, 0));
        startWith(commands);
        assertThat(carriage(commands)).isEqualTo(new Carriage("rabbitmq", 1, true));
        assertThat(output).contains("commands is held").doesNotContain("moved");
    }

    @Test
    void setsUpAChannelThatIsNewAndOneFromBeforeBrokersWereNoted() {
        service.database().jdbc().update("update outbox_lane set broker = null");
        holds(kafka, new Remaining(12, 0, 2));
        Channel fresh = new Channel("new", commands.style(), "kafka", 3, commands.contentType());
        startWith(events, fresh);
        assertThat(carriage(events)).isEqualTo(new Carriage("kafka", 2, false));
        assertThat(carriage(fresh)).isEqualTo(new Carriage("kafka", 3, false));
    }

    /** Other services look into the same queues, and may already receive from them. */
    @Test
    void changesTheNumberOfShardsAndHoldsTheChannelUntilAllHaveDoneSo() {
        holds(rabbit, new Remaining(0, 4, 0));
        service.send("a", "a1");
        startWith(commands.carriedBy("rabbitmq", 4));
        assertThat(carriage(commands)).isEqualTo(new Carriage("rabbitmq", 4, true));
        assertThat(lanes.waiting(commands.name())).isEqualTo(1);
    }

    @Test
    void refusesAnotherNumberOfShardsWhileItsOwnReceiversAreAttached() {
        holds(rabbit, new Remaining(0, 4, 0));
        ChannelMoves moves = moves(channel -> List.of("test-service"), commands.carriedBy("rabbitmq", 4));
        assertThatThrownBy(moves::prepare).hasMessageContaining("4 receivers");
    }

    @Test
    void refusesANumberOfShardsThatTheBrokerCannotGive() {
        holds(kafka, new Remaining(0, 0, 2));
        assertThatThrownBy(() -> startWith(events.carriedBy("kafka", 4)))
                .hasMessageContaining("it has 2 shards there, which cannot be changed. Configure 2 shards");
        assertThatThrownBy(() -> startWith(commands.carriedBy("kafka", 1))).hasMessageContaining("Configure 2 shards");
    }

    /** Its queue is not there before the subscriber is; what is published before would be lost to it. */
    @Test
    void holdsEventsUntilTheirSubscribersAreThereWhereNothingIsKeptForThem(CapturedOutput output) {
        startWith(events.carriedBy("rabbitmq", 2));
        assertThat(carriage(events)).isEqualTo(new Carriage("rabbitmq", 2, true));
        assertThat(output).contains("events is held: its messages wait until it is released at /actuator/channels");
    }

    @Test
    void tellsHowAChannelIsCarriedAndWhatItHolds() {
        service.send("a", "a1", "a2");
        holds(rabbit, new Remaining(3, 1, 0));
        ChannelsEndpoint endpoint = endpoint(commands);
        State state = new State("commands", "rabbitmq", 1, true, 2, Optional.of(new Remaining(3, 1, 0)));
        assertThat(endpoint.hold(commands.name(), true).getBody()).isEqualTo(state);
        assertThat(endpoint.one(commands.name()).getBody()).isEqualTo(state);
        assertThat(endpoint.all().channels()).containsExactly(state);
        assertThat(endpoint.one("unknown").getStatus()).isEqualTo(404);
        assertThat(endpoint.hold("unknown", true).getStatus()).isEqualTo(404);
    }

    @Test
    void doesNotKnowWhatABrokerHoldsThatIsAway() {
        when(rabbit.remaining(any(), any())).thenThrow(new ChannelUnavailableException(new IllegalStateException()));
        assertThat(endpoint(commands).all().channels())
                .hasSize(1)
                .allMatch(state -> state.remaining().isEmpty());
    }

    private ChannelsEndpoint endpoint(Channel... configured) {
        ChannelMoves moves = moves(NOBODY, configured);
        return new ChannelsEndpoint(moves.channels(), moves.lanes(), moves.subscribers());
    }
}
