package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which folders {@code ./run} and its data may lie. In a clone where all is built. */
@DisabledOnOs(OS.WINDOWS)
class RunScriptFoldersTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private BuiltClone clone;

    @BeforeEach
    void cloneAndBuild() throws IOException {
        clone = BuiltClone.in(folder);
    }

    @Test
    void usesNoFolderOfSourcesForItsData() throws Exception {
        Path source = Files.createDirectories(folder.resolve("order-service")).resolve("pom.xml");
        Files.writeString(source, "<project/>");
        Files.setLastModifiedTime(source, FileTime.fromMillis(0)); // or else the script would build it
        clone.environment().put("ORDERFLOW_DATA", ".");
        assertThat(clone.run("--fresh").output())
                .contains("orderflow cannot start. The folder " + folder.toRealPath() + " cannot be the data folder");
        assertThat(source).exists();
    }

    @Test
    void saysWhichFolderJavaCannotRead() throws Exception {
        clone = BuiltClone.in(Files.createDirectories(folder.resolve("hello!")));
        assertThat(clone.run().output())
                .isEqualTo("orderflow cannot start. Java cannot read the jar in '" + folder.toRealPath()
                        + "/hello!': rename the folder whose name ends with '!'.\n");
    }

    @Test
    void findsItsFolderThroughALink() throws Exception {
        clone.environment().put("KAFKA_PORT", "many");
        Path link = Files.createSymbolicLink(elsewhere.resolve("orderflow"), folder.resolve("run"));
        assertThat(Shell.run(elsewhere, clone.environment(), link.toString()).output())
                .contains("orderflow cannot start. KAFKA_PORT must be a port number");
    }

    /** What neither H2 nor Kafka nor Spring can quote. */
    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", "a${b}"})
    void leadsAroundCharactersInTheNameOfTheDataFolder(String name) throws Exception {
        clone.script("jdk/bin/javac", "");
        clone.script("jdk/bin/java", """
                case "$1" in -version) echo 'openjdk version "17.0.15"' >&2 ;; *) ls -l "$ORDERFLOW_DATA" ;; esac""");
        clone.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        clone.environment()
                .put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        clone.environment().put("ORDERFLOW_DATA", name);
        Files.createDirectories(elsewhere.resolve(name));
        clone.environment().put("CDPATH", elsewhere.toString());

        assertThat(clone.run().output())
                .containsPattern("/tmp/orderflow\\.\\w+/data -> "
                        + Pattern.quote(folder.resolve(name).toRealPath().toString()));
    }
}
