package orderflow.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The contracts as others read them, under {@code docs/}, say what the code says. After a change of the contracts,
 * {@code ./mvnw -pl shared-messages test -Dtest=PublishedContractsTest -Dcontracts.write} writes them anew.
 */
class PublishedContractsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final boolean WRITE = System.getProperty("contracts.write") != null;

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();

    @Test
    void theAsyncApiDocumentIsUpToDate() throws IOException {
        assertPublished(DOCS.resolve("asyncapi.yaml"), yaml.writeValueAsString(AsyncApi.document()));
    }

    @Test
    void everyMessageHasAnUpToDateSchemaAndNoFileIsLeftOver() throws IOException {
        TreeMap<String, Class<?>> messages = new TreeMap<>();
        Contracts.messages().forEach(message -> messages.put(Contracts.wireName(message) + ".json", message));
        Path schemas = Files.createDirectories(DOCS.resolve("schemas"));
        for (var message : messages.entrySet()) {
            String schema = json.writeValueAsString(JsonSchemas.document(message.getValue()));
            assertPublished(schemas.resolve(message.getKey()), schema + "\n");
        }
        try (Stream<Path> files = Files.list(schemas)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(messages.keySet());
        }
    }

    @Test
    void everyMessageTravelsOnSomeChannel() {
        assertThat(ChannelContract.ALL.stream().flatMap(ChannelContract::messages))
                .containsAll(Contracts.messages().toList());
    }

    private static void assertPublished(Path file, String expected) throws IOException {
        if (WRITE) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file)).as("there is a file %s", file).isTrue();
        assertThat(Files.readString(file))
                .as("%s; to write it anew: -Dcontracts.write", file)
                .isEqualTo(expected);
    }
}
