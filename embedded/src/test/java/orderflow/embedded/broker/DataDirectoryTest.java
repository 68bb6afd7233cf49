package orderflow.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void deletesItsPartsAndNothingElse() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("kafka/topic")).resolve("log");
        Files.writeString(mine, "old");
        Path yours = Files.writeString(folder.resolve("letter.txt"), "precious");

        try (DataDirectory directory = DataDirectory.claim(folder, "system")) {
            directory.delete(List.of("kafka", "never-there"));
        }

        assertThat(mine).doesNotExist();
        assertThat(yours).exists();
    }

    @Test
    void isRefusedWhileItHasAnotherOwner() {
        try (DataDirectory first = DataDirectory.claim(folder, "system")) {
            assertThatThrownBy(() -> DataDirectory.claim(folder, "system"))
                    .hasMessage(
                            "The system cannot use its data folder " + first.path() + ": another process holds it.");
        }
    }

    @Test
    void isNoFolderOfSources() throws IOException {
        Files.createFile(
                Files.createDirectories(folder.resolve("order-service")).resolve("pom.xml"));

        assertThatThrownBy(() -> DataDirectory.refuseSources(folder, List.of("amqp", "order-service")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The folder " + folder + " cannot be the data folder: there are sources in "
                        + folder.resolve("order-service") + ". Set ORDERFLOW_DATA to another one.");
    }

    @Test
    void saysHowMuchSpaceItNeeds(@TempDir Path folder) {
        try (DataDirectory directory = DataDirectory.claim(folder, "system")) {
            assertThatThrownBy(() -> directory.requireFree(Long.MAX_VALUE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MB are free on the disk of the data folder " + directory.path())
                    .hasMessageContaining("MB are needed");
        }
    }
}
