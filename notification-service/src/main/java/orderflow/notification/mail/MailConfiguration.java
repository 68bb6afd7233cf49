package orderflow.notification.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import orderflow.notification.customer.Customers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Where mail goes: to the SMTP server, or into a folder when one is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("orderflow.mail");

    @Bean
    MailServer mailServer(MailProperties properties, JavaMailSenderImpl smtp) {
        Optional<MailServer> folder = properties.directory().map(Path::of).map(MailFolder::new);
        return folder.orElseGet(() -> new SmtpServer(smtp));
    }

    @Bean
    MailWriter mailWriter(MailProperties properties, JavaMailSenderImpl smtp) {
        return new MailWriter(smtp, properties.from());
    }

    @Bean
    Outage mailOutage(MailServer server, Clock clock) {
        return new Outage(server, clock);
    }

    @Bean
    MailCarrier mailCarrier(
            MailServer server,
            MailQueue queue,
            Customers customers,
            MailDelivery delivery,
            Outage outage,
            MailProperties properties,
            Clock clock) {
        LOG.info("mail goes to {}", server);
        return new MailCarrier(new MailRound(server, queue, customers, delivery, outage, clock), properties);
    }

    @Bean
    MeterBinder mailGauges(MailQueue queue) {
        return registry -> {
            Gauge.builder("orderflow.mail.pending", () -> queue.backlog().depth())
                    .description("mails that wait to be sent")
                    .register(registry);
            Gauge.builder("orderflow.mail.age", () -> queue.backlog().age().toMillis() / 1000.0)
                    .description("how long the oldest mail has waited to be sent")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }
}
