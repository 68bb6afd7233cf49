package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Nobody is there who could move a channel: events are on kafka, in two shards, and stay there. */
class FixedLanesTest {

    private final TestService service = new TestService();
    private final Channel events = service.channels().get(TestService.EVENTS);

    private void startWith(Channel... configured) {
        // no adapter: no broker is ever asked
        ChannelCatalogue catalogue = new ChannelCatalogue(List.of(configured), List.of());
        new FixedLanes(catalogue, service.lanes(), service.transactions()).prepare();
    }

    private Carriage carriage(String channel) {
        return service.lanes().of(channel);
    }

    @Test
    void setsUpAChannelThatIsNew() {
        startWith(events, new Channel("new", events.style(), "rabbitmq", 3, events.contentType()));
        assertThat(carriage("new")).isEqualTo(new Carriage("rabbitmq", 3, false));
        assertThat(carriage(events.name())).isEqualTo(new Carriage("kafka", 2, false));
    }

    @Test
    void notesTheBrokerOfAChannelFromBeforeBrokersWereNoted() {
        service.database().jdbc().update("update outbox_lane set broker = null");
        startWith(events);
        assertThat(carriage(events.name())).isEqualTo(new Carriage("kafka", 2, false));
    }

    @Test
    void refusesAnotherBroker() {
        assertThatThrownBy(() -> startWith(events.carriedBy("rabbitmq", 2)))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("orderflow.messaging.channels.events")
                .hasMessageContaining("events is carried by kafka (2 shards), but configured for rabbitmq (2 shards). "
                        + "Restore the former setting, or add orderflow-messaging-moves to all services");
        assertThat(carriage(events.name())).isEqualTo(new Carriage("kafka", 2, false));
    }

    @Test
    void refusesAnotherNumberOfShards() {
        assertThatThrownBy(() -> startWith(events.carriedBy("kafka", 3)))
                .hasMessageContaining("kafka (2 shards), but configured for kafka (3 shards)");
        assertThatThrownBy(() -> startWith(events.carriedBy("kafka", 1)))
                .hasMessageContaining("kafka (2 shards), but configured for kafka (1 shards)");
        service.database().jdbc().update("update outbox_lane set broker = null");
        assertThatThrownBy(() -> startWith(events.carriedBy("rabbitmq", 3)))
                .hasMessageContaining("(2 shards), but configured for rabbitmq (3 shards)");
        assertThat(carriage(events.name())).isEqualTo(new Carriage(null, 2, false));
    }

    /** What was being moved when the module was taken away. */
    @Test
    void refusesAChannelThatIsHeldAndCouldNotBeReleased() {
        service.database().jdbc().update("update outbox_lane set held = true");
        assertThatThrownBy(() -> startWith(events))
                .hasMessageContaining("events is held, and its messages would wait for ever. "
                        + "Add orderflow-messaging-moves, start the service, and release the channel");
    }
}
