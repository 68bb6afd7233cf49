package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of README.md and of every page under docs/, executed in their order: every line of a {@code sh} block
 * that begins with {@code curl} must succeed. Where one has {@code <orderId>}, it gets the order that an earlier one
 * has placed.
 */
@DisabledOnOs(OS.WINDOWS)
class ReadmeTest {

    private static final Path ROOT = Pages.ROOT;
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final RunningSystem system = RunningSystem.shared();
    private String orderId = "";

    @BeforeAll
    static void needsCurl() throws Exception {
        assumeThat(Shell.run(ROOT, Map.of(), "sh", "-c", "command -v curl").exitCode())
                .as("curl is installed")
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("orderflow.system.Pages#all")
    void showsCommandsThatWork(Path page) throws Exception {
        List<String> commands = Pages.curls(Pages.shellLines(page));
        assertThat(commands).as("curl lines in %s", page).hasSizeGreaterThanOrEqualTo(page.equals(README) ? 3 : 0);
        for (String command : commands) {
            execute(command);
        }
    }

    @Test
    void namesTheTwoCommandsThatOneNeeds() {
        assertThat(Pages.shellLines(README).toList())
                .anyMatch(line -> line.startsWith("./run"))
                .contains("./mvnw verify");
        assertThat(ROOT.resolve("run")).isExecutable();
        assertThat(ROOT.resolve("mvnw")).isExecutable();
        assertThat(ROOT.resolve("run.cmd")).exists();
    }

    @Test
    void printsCommandsThatWorkWhenItIsReady() throws Exception {
        List<String> commands = Pages.curls(system.process().log().stream());
        assertThat(commands).as("curl lines at the start").hasSize(3);
        assertThat(execute(commands.get(0))).contains("COMPLETED");
        assertThat(execute(commands.get(1))).contains("REJECTED");
        assertThat(execute(commands.get(2))).contains("debits", "credits");
    }

    private String execute(String command) throws Exception {
        String real = command.replaceFirst("curl ", "curl --fail-with-body --silent --show-error --max-time 30 ")
                .replace("localhost:8081", "localhost:" + system.ports().order())
                .replace("localhost:8082", "localhost:" + system.ports().payment())
                .replace("localhost:8083", "localhost:" + system.ports().notification())
                .replace("<orderId>", orderId);
        Shell.Outcome outcome = Shell.run(ROOT, Map.of(), "sh", "-c", real);
        assertThat(outcome.exitCode()).as("%s%n%s", real, outcome.output()).isZero();
        Matcher placed = ORDER_ID.matcher(outcome.output());
        if (placed.find()) {
            orderId = placed.group(1);
        }
        return outcome.output();
    }
}
