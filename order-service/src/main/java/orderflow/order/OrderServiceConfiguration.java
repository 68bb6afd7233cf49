package orderflow.order;

import java.security.SecureRandom;
import java.time.Clock;
import orderflow.messaging.message.MessageIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the features share. */
@Configuration(proxyBeanMethods = false)
class OrderServiceConfiguration {

    /** Order ids are minted like message ids: unique, and ascending with time. */
    @Bean
    MessageIds orderIds(Clock clock) {
        return new MessageIds(clock, new SecureRandom());
    }
}
