package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import orderflow.messaging.channel.Channel;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class JdbcLanesTest {

    private final TestService service = new TestService();
    private final JdbcLanes lanes = service.lanes();
    private final Channel events = service.channels().get(TestService.EVENTS);

    @Test
    void knowsNothingOfAChannelThatIsNew() {
        assertThat(lanes.of("new")).isEqualTo(new Carriage(null, 0, false));
    }

    @Test
    void remembersHowAChannelIsCarried() {
        Channel fresh = new Channel("new", events.style(), "rabbitmq", 3, events.contentType());
        lanes.create(fresh);
        assertThat(lanes.of("new")).isEqualTo(new Carriage("rabbitmq", 3, false));
        assertThat(lanes.of(TestService.EVENTS)).isEqualTo(new Carriage("kafka", 2, false));
    }

    @Test
    void changesNothingThatHasBeenNoted() {
        lanes.create(events.carriedBy("rabbitmq", 2));
        assertThat(lanes.of(TestService.EVENTS)).isEqualTo(new Carriage("kafka", 2, false));
    }

    @Test
    void notesTheBrokerOfLanesFromBeforeBrokersWereNoted() {
        service.database().jdbc().update("update outbox_lane set broker = null");
        lanes.create(events);
        assertThat(lanes.of(TestService.EVENTS)).isEqualTo(new Carriage("kafka", 2, false));
        assertThat(lanes.of(TestService.COMMANDS)).isEqualTo(new Carriage(null, 1, false));
    }

    @Test
    void tellsTheChannelAsItIsCarriedAndWhereNothingIsNotedAsItIsConfigured() {
        assertThat(new Carriage("rabbitmq", 5, true).carrying(events)).isEqualTo(events.carriedBy("rabbitmq", 5));
        assertThat(new Carriage(null, 5, false).carrying(events)).isEqualTo(events.carriedBy("kafka", 5));
        assertThat(new Carriage(null, 0, false).carrying(events)).isEqualTo(events);
    }
}
