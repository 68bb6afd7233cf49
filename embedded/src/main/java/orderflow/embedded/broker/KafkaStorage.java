package orderflow.embedded.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The log directory of the Kafka node, formatted before its first start. */
final class KafkaStorage {

    private KafkaStorage() {}

    static void formatOnce(KafkaConfiguration configuration) throws Exception {
        if (Files.exists(configuration.dataDirectory().resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(KafkaConfiguration.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(KafkaConfiguration.CONTROLLER)
                .addDirectory(configuration.dataDirectory().toString())
                .setMetadataLogDirectory(configuration.dataDirectory().toString())
                .run();
    }
}
