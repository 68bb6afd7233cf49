package orderflow.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A jar in a container, with the options of the services' Dockerfile. */
final class JavaContainer {

    static final String IMAGE = "eclipse-temurin:25-jre-noble";
    static final long MEMORY = 512L << 20;

    private static final String JAR = "/service.jar";
    private static final List<String> JAVA =
            List.of("java", "-XX:MaxRAMPercentage=40", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-jar", JAR);

    private JavaContainer() {}

    static GenericContainer<?> of(Path jar, List<String> arguments, Map<String, String> environment, Network network) {
        return new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withNetwork(network)
                .withEnv(environment)
                .withEnv("MALLOC_ARENA_MAX", "2")
                .withCopyFileToContainer(MountableFile.forHostPath(jar.toAbsolutePath()), JAR)
                .withCommand(Stream.concat(JAVA.stream(), arguments.stream()).toArray(String[]::new));
    }
}
