package orderflow.messaging.inbox;

import java.util.List;
import orderflow.messaging.channel.Channel;

/** Who receives in this service. */
@FunctionalInterface
public interface Subscribers {

    /** @return the names under which this service subscribes to the channel */
    List<String> on(Channel channel);
}
