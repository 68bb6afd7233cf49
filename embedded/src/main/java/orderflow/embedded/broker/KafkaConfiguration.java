package orderflow.embedded.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** The settings of the one Kafka node; its controller takes a new free port at every start. */
record KafkaConfiguration(int port, int controllerPort, Path dataDirectory) {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String FIXED = "/orderflow/embedded/kafka.properties";

    Properties settings() throws IOException {
        var settings = new Properties();
        try (InputStream fixed = KafkaConfiguration.class.getResourceAsStream(FIXED)) {
            settings.load(Objects.requireNonNull(fixed, FIXED));
        }
        settings.setProperty("listeners", broker() + "," + CONTROLLER + "://" + controller());
        settings.setProperty("advertised.listeners", broker());
        settings.setProperty("controller.quorum.voters", NODE_ID + "@" + controller());
        settings.setProperty("log.dirs", dataDirectory.toString());
        return settings;
    }

    /** The sentence for the user when it does not start. */
    String failure() {
        return "The Kafka broker could not start on port " + port + " with its data in " + dataDirectory + ".";
    }

    private String broker() {
        return "BROKER://" + LoopbackPort.ADDRESS + ":" + port;
    }

    private String controller() {
        return LoopbackPort.ADDRESS + ":" + controllerPort;
    }
}
