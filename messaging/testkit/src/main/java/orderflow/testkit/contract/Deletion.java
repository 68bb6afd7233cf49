package orderflow.testkit.contract;

import java.util.List;
import orderflow.messaging.channel.Channel;

/** Deletes queues, exchanges or topics with the broker's own client, as somebody may do by mistake. */
@FunctionalInterface
public interface Deletion {

    /** @param subscribers as the broker knows them */
    void delete(Channel channel, List<String> subscribers);
}
