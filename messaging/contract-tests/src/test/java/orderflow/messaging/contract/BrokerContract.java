package orderflow.messaging.contract;

import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import orderflow.testkit.contract.ChannelAdapterContract;
import orderflow.testkit.contract.ForeignMessage;
import orderflow.testkit.contract.InvalidMessage;

/**
 * The contract, for adapters of a broker that is reached through {@link BrokerClients}. Each has a broker of its own.
 */
abstract class BrokerContract extends ChannelAdapterContract {

    abstract BrokerClients clients();

    @Override
    protected ChannelAdapter adapter() {
        return clients().adapter();
    }

    @Override
    protected ChannelAdapter otherInstance() {
        return clients().otherInstance();
    }

    @Override
    protected QueryAdapter queries() {
        return clients().queries();
    }

    @Override
    protected QueryAdapter otherQueries() {
        return clients().otherQueries();
    }

    @Override
    protected String sendUnreadable(Channel channel, ForeignMessage message) {
        return clients().sendUnreadable(channel, message);
    }

    @Override
    protected Optional<InvalidMessage> invalidMessage(Body body) {
        return clients().invalidMessage(body);
    }

    @Override
    protected void delete(Channel channel, List<String> subscribers) {
        clients().delete(channel, subscribers);
    }
}
