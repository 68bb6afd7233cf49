package orderflow.embedded.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.SystemConfig;

/** What Broker-J reads at its start; written to files because it cannot read from inside a fat jar. */
record QpidConfiguration(int port, Optional<Path> dataDirectory) {

    private static final String TEMPLATE = "/orderflow/embedded/qpid.json";

    /** Writes the files into the folder and returns the attributes of the start. */
    Map<String, Object> writeTo(Path folder) throws IOException {
        Path broker = Files.writeString(folder.resolve("broker.json"), json());
        Path system = Files.writeString(folder.resolve("system.properties"), "");
        return Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                broker.toUri().toString(),
                SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION,
                system.toUri().toString(),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                "false",
                "preferenceStoreAttributes",
                Map.of("type", "Noop"),
                ConfiguredObject.CONTEXT,
                context(folder));
    }

    /** The sentence for the user when it does not start. */
    String failure() {
        return "The AMQP broker could not start on port " + port
                + dataDirectory.map(folder -> " with its data in " + folder).orElse("") + ".";
    }

    /** Broker-J fills in any attribute from its context, except an object's type. */
    private String json() throws IOException {
        try (InputStream template = QpidConfiguration.class.getResourceAsStream(TEMPLATE)) {
            return new String(Objects.requireNonNull(template, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@NODE_STORE@", dataDirectory.isPresent() ? "BDB" : "Memory")
                    .replace("@MESSAGE_STORE@", dataDirectory.isPresent() ? "ProvidedStore" : "Memory");
        }
    }

    private Map<String, String> context(Path folder) {
        return Map.of(
                "orderflow.amqp.port",
                Integer.toString(port),
                SystemConfig.QPID_WORK_DIR,
                dataDirectory.orElse(folder).toString(),
                "je.freeDisk", // or else it needs 5 GB
                Long.toString(FreeSpace.LEAST_FOR_STORE),
                "store.filesystem.maxUsagePercent", // or else it blocks senders at 90%
                "100");
    }
}
