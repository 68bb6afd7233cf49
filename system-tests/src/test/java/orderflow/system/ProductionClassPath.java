package orderflow.system;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The class path of these tests without what is there for tests only: the system runs on what it ships with. */
public final class ProductionClassPath {

    private static final Pattern TESTS_ONLY = Pattern.compile(
            "test-classes|junit|mockito|assertj|awaitility|spring-boot-starter-test|spring-boot-test|spring-test|testcontainers|orderflow-messaging-testkit|cloudevents");

    private ProductionClassPath() {}

    static List<Path> entries() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.isEmpty() && !TESTS_ONLY.matcher(entry).find())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    public static String text() {
        return String.join(
                File.pathSeparator, entries().stream().map(Path::toString).toList());
    }

    /** @return the Java that runs these tests */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
