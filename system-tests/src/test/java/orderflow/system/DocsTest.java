package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderflow.demo.Demos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages name nothing that is gone: no file, class, test, snippet, page or command. */
class DocsTest {

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern SNIPPET =
            Pattern.compile("(?ms)(?:^ *<!-- from (\\S+) -->\\R)?^ *```(java|yaml|sql)\\R(.*?)^ *```$");
    private static final Pattern TEST_OPTION = Pattern.compile("-Dtest=([\\w,]+)");
    private static final Pattern DEMO = Pattern.compile("\\./run demo ([a-z][a-z-]*)");
    private static final Pattern LISTED_DEMO = Pattern.compile("(?m)^  (\\S+)");
    private static final Path PATTERNS = Pages.ROOT.resolve("docs/patterns");
    private static final Path INDEX = PATTERNS.resolve("README.md");
    private static final Path DEMOS = Pages.ROOT.resolve("demo/src/main/java");
    private static final Set<String> TESTS = tests();

    static List<Path> pages() {
        return Pages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksOnlyToWhatIsThere(Path page) {
        assertThat(links(page).filter(link -> !isThere(page, link.group(2))).map(MatchResult::group))
                .isEmpty();
    }

    /** A link whose text is {@code `Name`} promises the class of that name. */
    @ParameterizedTest
    @MethodSource("pages")
    void linksToTheClassesThatItNames(Path page) {
        assertThat(links(page)
                        .filter(link -> link.group(2).endsWith(".java"))
                        .filter(link -> !link.group(1).equals("`" + className(link.group(2)) + "`"))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotesWhatIsInTheSource(Path page) {
        for (MatchResult snippet : SNIPPET.matcher(Pages.text(page)).results().toList()) {
            assertThat(snippet.group(1))
                    .as("<!-- from FILE --> before the %s block%n%s", snippet.group(2), snippet.group(3))
                    .isNotNull();
            String source = unindented(Pages.text(Pages.ROOT.resolve(snippet.group(1))));
            assertThat(source.contains(unindented(snippet.group(3))))
                    .as("%s still says:%n%s", snippet.group(1), snippet.group(3))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesTestsThatThereAre(Path page) {
        assertThat(TEST_OPTION
                        .matcher(Pages.text(page))
                        .results()
                        .flatMap(option -> Stream.of(option.group(1).split(",")))
                        .filter(test -> !TESTS.contains(test)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesDemosThatThereAre(Path page) {
        assumeThat(DEMOS).exists();
        String sources = sources(DEMOS).map(Pages::text).collect(Collectors.joining());
        assertThat(DEMO.matcher(Pages.text(page))
                        .results()
                        .map(demo -> demo.group(1))
                        .filter(demo -> !sources.contains("\"" + demo + "\"")))
                .isEmpty();
    }

    @Test
    void indexesEveryPattern() {
        Set<Path> indexed = links(INDEX)
                .map(link -> PATTERNS.resolve(link.group(2)).normalize())
                .collect(Collectors.toSet());
        assertThat(Pages.all().stream().filter(page -> page.startsWith(PATTERNS) && !page.equals(INDEX)))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(indexed).contains(page));
    }

    @Test
    void indexesEveryDemo() {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        Demos.run(List.of(), Map.of(), new PrintStream(list, true, StandardCharsets.UTF_8));
        assertThat(LISTED_DEMO.matcher(list.toString(StandardCharsets.UTF_8)).results())
                .isNotEmpty()
                .allSatisfy(demo -> assertThat(Pages.text(INDEX)).contains("`./run demo " + demo.group(1) + "`"));
    }

    private static Stream<MatchResult> links(Path page) {
        return LINK.matcher(FENCE.matcher(Pages.text(page)).replaceAll("")).results();
    }

    private static boolean isThere(Path page, String target) {
        if (URI.create(target).isAbsolute()) {
            return true;
        }
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path linked = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(linked) && (hash < 0 || anchors(linked).contains(target.substring(hash + 1)));
    }

    private static Set<String> anchors(Path page) {
        return HEADING.matcher(FENCE.matcher(Pages.text(page)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).strip())
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String className(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static Set<String> tests() {
        try (Stream<Path> modules = Files.walk(Pages.ROOT, 2)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::exists)
                    .flatMap(DocsTest::sources)
                    .map(file -> className(file.toString()))
                    .filter(name -> name.endsWith("Test"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
