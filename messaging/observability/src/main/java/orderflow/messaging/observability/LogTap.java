package orderflow.messaging.observability;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.MessageHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * Writes one aligned line per thing that happens to a message, so that a conversation can be followed through all
 * services.
 */
final class LogTap implements WireTap {

    private static final Logger LOG = LoggerFactory.getLogger("orderflow.messaging.messages");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
    private static final int SHORT = 8;
    private static final int UUID_LENGTH = 36;
    private static final Style USUAL = new Style(Level.INFO, AnsiColor.DEFAULT);
    private static final Map<What, Style> STYLES = Map.of(
            What.SENT, new Style(Level.INFO, AnsiColor.BLUE),
            What.HANDLED, new Style(Level.INFO, AnsiColor.GREEN),
            What.OWNED, new Style(Level.INFO, AnsiColor.CYAN),
            What.DUPLICATE, new Style(Level.INFO, AnsiColor.MAGENTA),
            What.LATE, new Style(Level.INFO, AnsiColor.YELLOW),
            What.UNSENT, new Style(Level.WARN, AnsiColor.DEFAULT),
            What.RETRIED, new Style(Level.WARN, AnsiColor.YELLOW),
            What.INVALID, new Style(Level.WARN, AnsiColor.RED),
            What.REFUSED, new Style(Level.ERROR, AnsiColor.RED),
            What.INVERTED, new Style(Level.ERROR, AnsiColor.RED));

    private record Style(Level level, AnsiColor colour) {}

    private final String conversation;

    LogTap(LogProperties properties) {
        this.conversation = properties.conversation();
    }

    @Override
    public void saw(Sighting sighting) {
        Style style = STYLES.getOrDefault(sighting.what(), USUAL);
        if (LOG.isEnabledForLevel(style.level())) {
            LogTrace.with(sighting.headers(), () -> log(sighting, style));
        }
    }

    private void log(Sighting sighting, Style style) {
        LoggingEventBuilder line = LOG.atLevel(style.level())
                .addKeyValue("what", sighting.what())
                .addKeyValue("channel", sighting.channel());
        sighting.headers()
                .map(headers -> identified(line, headers))
                .orElse(line)
                .log(text(sighting, style.colour()));
    }

    private static LoggingEventBuilder identified(LoggingEventBuilder line, MessageHeaders headers) {
        return line.addKeyValue("messageId", headers.id())
                .addKeyValue("type", headers.type())
                .addKeyValue("conversationId", headers.conversationId())
                .addKeyValue("causationId", headers.causationId());
    }

    private String text(Sighting sighting, AnsiColor colour) {
        String what = String.format("%-9s", sighting.what().name().toLowerCase(Locale.ROOT));
        return AnsiOutput.toString(colour, what, AnsiColor.DEFAULT)
                + String.format(" %-22s", sighting.channel())
                + sighting.headers().map(this::describe).map(LogTap::printable).orElse("")
                + (sighting.detail().isEmpty() ? "" : "  " + printable(sighting.detail()));
    }

    /** Whoever sends a message must not write lines of the log, nor to the terminal that shows it. */
    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    private String describe(MessageHeaders headers) {
        UUID cause = headers.causationId();
        return String.format(
                        " %-31s %s %s  message %s",
                        headers.type(),
                        conversationOf(headers),
                        shortened(headers.conversationId()),
                        shortened(headers.id().toString()))
                + (cause == null ? "" : "  caused by " + shortened(cause.toString()));
    }

    /** What the conversation is named after: the request of a query, its subject by a unique id, or another key. */
    private String conversationOf(MessageHeaders headers) {
        String id = headers.conversationId();
        return id.equals(String.valueOf(headers.correlationId()))
                ? "query"
                : id.length() == UUID_LENGTH ? conversation : "key";
    }

    /** The end of an id, since time-ordered ids begin alike. */
    private static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(id.length() - SHORT);
    }
}
