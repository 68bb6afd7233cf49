package orderflow.messaging.contract;

import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import orderflow.testkit.contract.ForeignMessage;
import orderflow.testkit.contract.InvalidMessage;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances of a service on one broker, and somebody who uses the broker's own client. */
interface BrokerClients extends AutoCloseable {

    ChannelAdapter adapter();

    ChannelAdapter otherInstance();

    QueryAdapter queries();

    QueryAdapter otherQueries();

    /** @return the name of a header that it lacks */
    String sendUnreadable(Channel channel, ForeignMessage message);

    Optional<InvalidMessage> invalidMessage(Body body);

    void delete(Channel channel, List<String> subscribers);

    @Override
    void close();

    /** @return clients as a service has them: set up by Spring Boot from the library's defaults */
    static ConfigurableApplicationContext spring(Class<?> autoConfiguration, String address) {
        return new SpringApplicationBuilder(autoConfiguration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(address)
                .run();
    }
}
