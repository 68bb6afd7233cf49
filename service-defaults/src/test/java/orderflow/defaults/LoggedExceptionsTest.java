package orderflow.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What a stranger has written into a message may be quoted by an exception, and so get into the log. */
class LoggedExceptionsTest {

    private static final String FORGED = "12:00:00.000 ERROR all is lost";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]|\\r(?!\\n)");
    private static final Pattern STACK_TRACE_LINE = Pattern.compile("\\s.*|Caused by: .*|java\\.lang\\..*|failed");

    @Test
    void writesNoLineThatLooksLikeOneOfTheLog() throws IOException {
        Exception cause = new IllegalStateException("cause\r\n" + FORGED + "\n\n" + FORGED + "\r" + FORGED);
        cause.addSuppressed(new IllegalStateException("\n" + FORGED));
        String written = write(new IllegalStateException("\u001b[31mred\u001b[2J\n" + FORGED, cause));

        assertThat(written.lines()).filteredOn(line -> !line.isEmpty()).allMatch(STACK_TRACE_LINE.asMatchPredicate());
        assertThat(written)
                .doesNotContainPattern(CONTROL)
                .contains("?[31mred", "    | " + FORGED, "Caused by: java.lang.IllegalStateException: cause");
    }

    @Test
    void leavesOrdinaryStackTracesAsTheyAre() throws IOException {
        assertThat(write(new IllegalStateException("ordinary", new IllegalStateException("cause"))))
                .contains("\njava.lang.IllegalStateException: ordinary", "\n\tat ", "\nCaused by: ")
                .doesNotContain("|");
    }

    private static String write(Exception exception) throws IOException {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern("%m%n"
                + PropertiesLoaderUtils.loadProperties(new ClassPathResource("orderflow-service-defaults.properties"))
                        .getProperty("logging.exception-conversion-word"));
        layout.start();
        return layout.doLayout(
                new LoggingEvent("", context.getLogger("any"), Level.ERROR, "failed", exception, new Object[0]));
    }
}
