package orderflow.messaging.autoconfigure;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
 * Writes one aligned line per thing that happens to a message, so that an order can be followed through all services.
 */
final class LogTap implements WireTap {

    private static final Logger LOG = LoggerFactory.getLogger("orderflow.messages");
    private static final int SHORT = 8;
    private static final Map<What, Level> LEVELS = Map.of(
            What.RETRIED, Level.WARN,
            What.INVALID, Level.WARN,
            What.UNSENT, Level.WARN,
            What.REFUSED, Level.ERROR,
            What.INVERTED, Level.ERROR);
    private static final Map<What, AnsiColor> COLOURS = Map.of(
            What.SENT, AnsiColor.BLUE,
            What.HANDLED, AnsiColor.GREEN,
            What.DUPLICATE, AnsiColor.MAGENTA,
            What.RETRIED, AnsiColor.YELLOW,
            What.INVALID, AnsiColor.RED,
            What.REFUSED, AnsiColor.RED,
            What.INVERTED, AnsiColor.RED);

    @Override
    public void saw(Sighting sighting) {
        LoggingEventBuilder line = LOG.atLevel(LEVELS.getOrDefault(sighting.what(), Level.INFO))
                .addKeyValue("what", sighting.what())
                .addKeyValue("channel", sighting.channel());
        sighting.headers()
                .map(headers -> identified(line, headers))
                .orElse(line)
                .log(text(sighting));
    }

    private static LoggingEventBuilder identified(LoggingEventBuilder line, MessageHeaders headers) {
        return line.addKeyValue("messageId", headers.id())
                .addKeyValue("type", headers.type())
                .addKeyValue("conversationId", headers.conversationId())
                .addKeyValue("causationId", headers.causationId());
    }

    private static String text(Sighting sighting) {
        String what = String.format("%-9s", sighting.what().name().toLowerCase(Locale.ROOT));
        AnsiColor colour = COLOURS.getOrDefault(sighting.what(), AnsiColor.DEFAULT);
        return AnsiOutput.toString(colour, what, AnsiColor.DEFAULT)
                + String.format(" %-22s", sighting.channel())
                + sighting.headers().map(LogTap::describe).orElse("")
                + (sighting.detail().isEmpty() ? "" : "  " + sighting.detail());
    }

    private static String describe(MessageHeaders headers) {
        UUID cause = headers.causationId();
        return String.format(
                        " %-31s order %s  message %s",
                        headers.type(),
                        shortened(headers.conversationId()),
                        shortened(headers.id().toString()))
                + (cause == null ? "" : "  caused by " + shortened(cause.toString()));
    }

    /** The end of an id, since time-ordered ids begin alike. */
    private static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(id.length() - SHORT);
    }
}
