package orderflow.messaging.autoconfigure;

import java.util.List;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.query.Recipient;

/** Subscribes every {@link Recipient} bean to its questions. */
record Recipients(String service, List<Recipient<?>> recipients, QueryGateway queries) {

    List<Subscription> start() {
        return recipients.stream()
                .map(recipient -> queries.subscribe(service, recipient))
                .toList();
    }
}
