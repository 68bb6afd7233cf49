package orderflow.payment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import orderflow.testkit.InMemoryChannelAdapter;
import orderflow.testkit.InMemoryQueryAdapter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole service on an empty database and a broker in memory; all tests share it, each with its own customers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "orderflow.messaging.broker=in-memory",
            "orderflow.messaging.history=true",
            "spring.datasource.url=jdbc:h2:mem:payment-${random.uuid};${orderflow.messaging.h2}"
        })
@AutoConfigureMockMvc
@Import(PaymentServiceTest.InMemoryBroker.class)
public @interface PaymentServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    class InMemoryBroker {

        @Bean
        InMemoryChannelAdapter inMemoryChannelAdapter() {
            return new InMemoryChannelAdapter();
        }

        @Bean
        InMemoryQueryAdapter inMemoryQueryAdapter() {
            return new InMemoryQueryAdapter();
        }
    }
}
