package orderflow.benchmarks.springidiom;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.scheduling.annotation.EnableAsync;

/** One of the three services: {@code java -jar spring-idiom-exec.jar order|payment|notification}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({Messaging.class, Events.class})
public class SpringIdiomApplication {

    private static final String HERE = "orderflow.benchmarks.springidiom.";

    public static void main(String[] args) {
        if (args.length == 0) {
            throw new IllegalArgumentException("which role? order, payment or notification");
        }
        new SpringApplicationBuilder(SpringIdiomApplication.class)
                .profiles(args[0])
                .properties(Map.of("role", args[0]))
                .run();
    }

    @Profile("order")
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({HERE + "order", HERE + "customer"})
    @EntityScan({HERE + "order", HERE + "customer"})
    @EnableJpaRepositories({HERE + "order", HERE + "customer"})
    static class OrderRole {}

    @Profile("payment")
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(HERE + "payment")
    @EntityScan(HERE + "payment")
    @EnableJpaRepositories(HERE + "payment")
    static class PaymentRole {}

    @Profile("notification")
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({HERE + "notification", HERE + "customer"})
    @EntityScan({HERE + "notification", HERE + "customer"})
    @EnableJpaRepositories({HERE + "notification", HERE + "customer"})
    static class NotificationRole {}
}
