package orderflow.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final Pattern CATALOGUED = Pattern.compile("^    ([a-z-]+):", Pattern.MULTILINE);

    @Test
    void everyChannelIsInTheCatalogue() throws IOException {
        String catalogue = Files.readString(Path.of("src/main/resources/orderflow-channels.yml"));
        List<String> catalogued = CATALOGUED
                .matcher(catalogue)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(named()).containsExactlyInAnyOrderElementsOf(catalogued);
    }

    private static List<String> named() {
        return Stream.of(Channels.class.getFields()).map(ChannelsTest::value).toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(Channels.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
