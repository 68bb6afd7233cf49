package orderflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    /** As in the run script: or else it would be the current folder, that of the checkout. */
    @Test
    void takesAnEmptyDataFolderForTheUsualOne() {
        assertThat(Settings.from(Map.of("ORDERFLOW_DATA", "")).data())
                .isEqualTo(Path.of("data").toAbsolutePath());
    }
}
