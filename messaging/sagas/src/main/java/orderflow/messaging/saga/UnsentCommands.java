package orderflow.messaging.saga;

import java.time.Duration;
import orderflow.messaging.message.CommandMessage;

/** Looks into the outbox: what has not left it need not be sent again. */
@FunctionalInterface
public interface UnsentCommands {

    /** @return whether a command like this one may have waited there for that long */
    boolean mayHaveWaited(CommandMessage command, Duration time);
}
