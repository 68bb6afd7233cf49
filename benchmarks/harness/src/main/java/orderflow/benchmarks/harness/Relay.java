package orderflow.benchmarks.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A transactional outbox, with its way to the brokers.
 *
 * @param module its folder, and the first part of its jar's name
 */
record Relay(String name, String module) {

    static final List<Relay> ALL = List.of(
            new Relay("orderflow", "orderflow"),
            new Relay("namastack-outbox", "namastack"),
            new Relay("spring-modulith", "modulith"));

    Path jar() {
        return Path.of("benchmarks", "relays", module, "target", module + "-relay-exec.jar");
    }

    boolean isBuilt() {
        return Files.exists(jar());
    }
}
