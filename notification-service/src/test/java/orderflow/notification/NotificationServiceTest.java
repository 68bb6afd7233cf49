package orderflow.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.testkit.InMemoryChannelAdapter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole service on an empty database, a broker in memory and a clock that stands still; all tests share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "orderflow.messaging.broker=in-memory",
            "orderflow.mail.directory=target/mail",
            "spring.datasource.url=jdbc:h2:mem:notification-${random.uuid};${orderflow.messaging.h2}"
        })
@AutoConfigureMockMvc
@Import(NotificationServiceTest.Surroundings.class)
public @interface NotificationServiceTest {

    Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    class Surroundings {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        InMemoryChannelAdapter inMemoryChannelAdapter() {
            return new InMemoryChannelAdapter();
        }

        @Bean
        OtherServices otherServices(InMemoryChannelAdapter broker, ChannelCatalogue channels) {
            return new OtherServices(broker, channels);
        }
    }
}
