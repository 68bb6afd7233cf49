package orderflow.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.utility.DockerImageName;
import org.yaml.snakeyaml.Yaml;

/** The images that docker-compose.yml runs, so that their versions are pinned there and nowhere else. */
public final class ServerImages {

    private static final String FILE = "docker-compose.yml";

    private ServerImages() {}

    /** @param service its name in docker-compose.yml */
    public static DockerImageName of(String service) {
        try (Reader file = Files.newBufferedReader(composeFile())) {
            Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(file);
            return DockerImageName.parse(String.valueOf(compose.getOrDefault("services", Map.of())
                    .getOrDefault(service, Map.of())
                    .get("image")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Modules are tested in folders of their own, below the one that has the file. */
    private static Path composeFile() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + FILE + " here or above"));
    }
}
