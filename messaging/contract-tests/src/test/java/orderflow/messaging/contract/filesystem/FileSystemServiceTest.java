package orderflow.messaging.contract.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.outbox.MessagingGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service whose channels are in a folder. */
class FileSystemServiceTest {

    @JsonTypeName("greeting.greet.v1")
    record Greet(String text) {}

    @EnableAutoConfiguration
    @Import(FileSystemChannels.class)
    static class GreetingService {

        private final Queue<Greet> handled = new ConcurrentLinkedQueue<>();

        @Bean
        MessageHandlers greetings() {
            return MessageHandlers.on("greetings").on(Greet.class, handled::add).build();
        }
    }

    /** Without the settings of the sample's services, which are on the class path, too. */
    private static ConfigurableApplicationContext start(Path root) {
        return new SpringApplicationBuilder(GreetingService.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=optional:classpath:none/",
                        "--spring.flyway.locations=classpath:none",
                        "--spring.application.name=greeting-service",
                        "--spring.datasource.url=jdbc:h2:mem:file-system;${orderflow.messaging.h2}",
                        "--file-system.root=" + root,
                        "--orderflow.messaging.channels.greetings.broker=file-system");
    }

    @Test
    void sendsAndHandlesMessages(@TempDir Path root) {
        try (ConfigurableApplicationContext service = start(root)) {
            new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(transaction -> service.getBean(MessagingGateway.class)
                            .send(new CommandMessage("greetings", "key", new Greet("hello"))));

            Queue<Greet> handled = service.getBean(GreetingService.class).handled;
            await().untilAsserted(() -> assertThat(handled).containsExactly(new Greet("hello")));
            assertThat(root).isDirectoryRecursivelyContaining("glob:**/0.message");
        }
    }
}
