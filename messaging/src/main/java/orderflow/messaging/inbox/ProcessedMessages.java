package orderflow.messaging.inbox;

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
}
