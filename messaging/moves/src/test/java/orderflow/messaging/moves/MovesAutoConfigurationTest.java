package orderflow.messaging.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import orderflow.messaging.autoconfigure.LanePreparation;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.moves.ChannelsEndpoint.State;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Where the module is on the class path, the starter's channels can be moved and looked at. */
class MovesAutoConfigurationTest {

    @EnableAutoConfiguration
    static class GreetingService {

        @Bean
        ChannelAdapter here() {
            return broker("here");
        }

        @Bean
        ChannelAdapter there() {
            return broker("there");
        }

        private static ChannelAdapter broker(String name) {
            ChannelAdapter broker = mock();
            when(broker.broker()).thenReturn(name);
            when(broker.remaining(any(), any())).thenReturn(Remaining.NOTHING);
            return broker;
        }
    }

    private static ConfigurableApplicationContext start(String broker) {
        return new SpringApplicationBuilder(GreetingService.class)
                .run(
                        "--spring.application.name=greeting-service",
                        "--spring.datasource.url=jdbc:h2:mem:moves;${orderflow.messaging.h2};DB_CLOSE_DELAY=-1",
                        "--orderflow.messaging.channels.greetings.broker=" + broker);
    }

    private static String brokerOf(ConfigurableApplicationContext service) {
        State greetings =
                service.getBean(ChannelsEndpoint.class).one("greetings").getBody();
        assertThat(greetings).isNotNull();
        return greetings.broker();
    }

    @Test
    void movesAChannelAtTheNextStart() {
        try (ConfigurableApplicationContext service = start("here")) {
            assertThat(brokerOf(service)).isEqualTo("here");
        }
        try (ConfigurableApplicationContext service = start("there")) {
            assertThat(service.getBean(LanePreparation.class)).isInstanceOf(ChannelMoves.class);
            assertThat(brokerOf(service)).isEqualTo("there");
        }
    }
}
