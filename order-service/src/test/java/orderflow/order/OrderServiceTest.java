package orderflow.order;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.saga.EarlierReplies;
import orderflow.messaging.saga.UnsentCommands;
import orderflow.testkit.InMemoryChannelAdapter;
import orderflow.testkit.InMemoryQueryAdapter;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The whole service on a port of its own and a broker in memory; time stands still. All tests share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "orderflow.messaging.broker=in-memory",
            "orderflow.messaging.saga.sweep-interval=20ms",
            "orderflow.payment-service.read-timeout=30s",
            "logging.level.orderflow.messaging.messages=warn",
            "spring.datasource.url=jdbc:h2:mem:order-${random.uuid};${orderflow.messaging.h2}"
        })
@AutoConfigureMockMvc
@Import(OrderServiceTest.Surroundings.class)
@ExtendWith(QuietAfterwards.class)
public @interface OrderServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Surroundings {

        @Bean
        MutableClock clock() {
            return new MutableClock();
        }

        /** Deadlines fire, and commands are repeated, when the test moves the clock. */
        @Bean
        EarlierReplies earlierReplies() {
            return () -> true;
        }

        @Bean
        UnsentCommands unsentCommands() {
            return (command, time) -> false;
        }

        @Bean
        Sightings sightings() {
            return new Sightings();
        }

        @Bean
        InMemoryChannelAdapter inMemoryChannelAdapter() {
            return new InMemoryChannelAdapter();
        }

        @Bean
        InMemoryQueryAdapter inMemoryQueryAdapter() {
            return new InMemoryQueryAdapter();
        }

        @Bean
        PaymentParticipant paymentParticipant(InMemoryChannelAdapter broker, ChannelCatalogue channels, Clock clock) {
            return new PaymentParticipant(broker, channels, clock);
        }

        @Bean
        PaymentServer paymentServer() {
            return new PaymentServer();
        }

        @Bean
        DynamicPropertyRegistrar paymentServiceUrl(PaymentServer server) {
            return properties -> properties.add("orderflow.payment-service.url", server::url);
        }
    }
}
