package orderflow.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderflow.embedded.broker.EmbeddedKafkaBroker;
import orderflow.embedded.broker.LoopbackPort;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.message.MessagingMapper;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Topics that were there before. */
class KafkaTopicsTest {

    private static final String HOUR = "3600000";

    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private Logger log;
    private EmbeddedKafkaBroker broker;
    private KafkaClients clients;
    private Admin admin;

    @BeforeEach
    void start(@TempDir Path data) {
        int port = LoopbackPort.free(0, "broker");
        clients = new KafkaClients(port);
        // only now: until the log is set up, SLF4J may answer other threads with a stand-in
        log = (Logger) LoggerFactory.getLogger("orderflow.messaging.kafka.TopicRetention");
        broker = EmbeddedKafkaBroker.start(port, data);
        admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
        warnings.start();
        log.addAppender(warnings);
    }

    @AfterEach
    void stop() {
        log.detachAppender(warnings);
        admin.close();
        clients.close();
        broker.close();
    }

    @Test
    void warnsOnceOfATopicThatKeepsItsRecordsForTooShort() throws Exception {
        create("short", Map.of("retention.ms", HOUR));
        create("for-ever", Map.of("retention.ms", "-1"));

        for (int instance = 0; instance < 2; instance++) {
            for (String topic : List.of("for-ever", "short", "new")) {
                clients.adapter()
                        .subscribe(channel(topic), "receiver", deliveries -> {})
                        .close();
            }
        }

        await().untilAsserted(() -> assertThat(warnings.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Kafka keeps the records of short for PT1H only, not PT168H: a subscriber that is away"
                        + " for longer loses some. To change it: kafka-configs.sh --bootstrap-server ADDRESS --alter"
                        + " --topic short --add-config retention.ms=604800000"));
    }

    private void create(String topic, Map<String, String> properties) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()).configs(properties)))
                .all()
                .get();
    }

    private static Channel channel(String name) {
        return new Channel(name, ChannelStyle.PUBLISH_SUBSCRIBE, "kafka", 1, MessagingMapper.JSON);
    }
}
