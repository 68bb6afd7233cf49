package orderflow.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table of what each subscriber has handled. */
public interface ProcessedMessages {

    /**
     * Enters messages, as the transaction's first statement: one that another transaction has entered but not yet
     * committed makes it wait.
     *
     * @return the positions of those that were not there yet
     */
    Set<Integer> enter(String subscriber, List<UUID> messageIds);

    /** @return since when the subscriber is there: it has handled nothing before; now when it is new */
    Instant knownSince(String subscriber);
}
