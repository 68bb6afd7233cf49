package orderflow.benchmarks.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What docker-compose.yml says of its services, so that the benchmark runs what people run.
 *
 * @param variables instead of the defaults that the file names
 */
record Compose(Path file, Map<String, String> variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    /**
     * @param memory in bytes
     * @param command empty where the image has its own
     * @param health the command that succeeds when it answers; empty where nothing is said
     */
    record Service(
            String image, long memory, Map<String, String> environment, List<String> command, List<String> health) {}

    Service service(String name) {
        Map<String, Object> service = read().getOrDefault("services", Map.of()).getOrDefault(name, Map.of());
        List<String> health = list(((Map<?, ?>) service.getOrDefault("healthcheck", Map.of())).get("test"));
        String command = text(service.getOrDefault("command", "")).strip();
        return new Service(
                text(service.get("image")),
                bytes(text(service.getOrDefault("mem_limit", "512m"))),
                environment((Map<?, ?>) service.getOrDefault("environment", Map.of())),
                command.isEmpty() ? List.of() : List.of(command.split("\\s+")),
                health.isEmpty() ? health : health.subList(1, health.size()));
    }

    private Map<String, Map<String, Map<String, Object>>> read() {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml().load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those without a value are taken from the shell, where the benchmark wants nothing from. */
    private Map<String, String> environment(Map<?, ?> entries) {
        Map<String, String> environment = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
            if (value != null) {
                environment.put(name.toString(), text(value));
            }
        });
        return environment;
    }

    private String text(@Nullable Object value) {
        return VARIABLE.matcher(Objects.toString(value))
                .replaceAll(variable -> Matcher.quoteReplacement(valueOf(variable)));
    }

    private String valueOf(MatchResult variable) {
        return variables.getOrDefault(variable.group(1), Objects.requireNonNullElse(variable.group(2), ""));
    }

    private List<String> list(@Nullable Object values) {
        return values instanceof List<?> list ? list.stream().map(this::text).toList() : List.of();
    }

    private static long bytes(String limit) {
        return Long.parseLong(limit.replace("m", "")) << 20;
    }
}
