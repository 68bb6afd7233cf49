package orderflow.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.utility.DockerImageName;
import org.yaml.snakeyaml.Yaml;

/** The images that docker-compose.yml runs, so that their versions are pinned there and nowhere else. */
public final class ServerImages {

    private static final String FILE = "docker-compose.yml";

    // until that file is there
    private static final Map<String, String> DEFAULTS =
            Map.of("rabbitmq", "rabbitmq:4-management", "kafka", "apache/kafka:4.2.0", "postgres", "postgres:17");

    private ServerImages() {}

    /** @param service its name in docker-compose.yml */
    public static DockerImageName of(String service) {
        Optional<Path> compose = composeFile();
        return DockerImageName.parse(compose.isPresent() ? pinned(compose.get(), service) : DEFAULTS.get(service));
    }

    private static String pinned(Path composeFile, String service) {
        try (Reader file = Files.newBufferedReader(composeFile)) {
            Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(file);
            return String.valueOf(compose.getOrDefault("services", Map.of())
                    .getOrDefault(service, Map.of())
                    .get("image"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Modules are tested in folders of their own, below the one that has the file. */
    private static Optional<Path> composeFile() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }
}
