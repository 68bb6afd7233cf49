package orderflow.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people read: README.md and the pages under docs/. */
final class Pages {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```(?:sh|bash|shell)\\R(.*?)^```");
    private static final Pattern CONTINUED_LINE = Pattern.compile("\\\\\\R\\s*");

    private Pages() {}

    static List<Path> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the lines of the page's shell blocks, those that continue each other as one */
    static Stream<String> shellLines(Path page) {
        return SHELL_BLOCK
                .matcher(text(page))
                .results()
                .map((MatchResult block) ->
                        CONTINUED_LINE.matcher(block.group(1)).replaceAll(" "))
                .flatMap(String::lines)
                .map(String::strip);
    }

    static List<String> curls(Stream<String> lines) {
        return lines.map(String::strip).filter(line -> line.startsWith("curl ")).toList();
    }
}
