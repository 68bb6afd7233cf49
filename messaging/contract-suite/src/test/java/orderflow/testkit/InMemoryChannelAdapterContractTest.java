package orderflow.testkit;

import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import orderflow.testkit.InMemoryChannelAdapter.Invalid;
import orderflow.testkit.contract.ChannelAdapterContract;
import orderflow.testkit.contract.ForeignMessage;
import orderflow.testkit.contract.InvalidMessage;

class InMemoryChannelAdapterContractTest extends ChannelAdapterContract {

    private final InMemoryChannelAdapter adapter = new InMemoryChannelAdapter();
    private final InMemoryQueryAdapter queries = new InMemoryQueryAdapter();

    @Override
    protected ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    protected ChannelAdapter otherInstance() {
        return adapter;
    }

    @Override
    protected QueryAdapter queries() {
        return queries;
    }

    @Override
    protected QueryAdapter otherQueries() {
        return queries;
    }

    /** Nothing but the foreign message itself can be named: there are no headers without a broker. */
    @Override
    protected String sendUnreadable(Channel channel, ForeignMessage message) {
        adapter.sendUnreadable(channel, message.shardKey(), message);
        return message.note();
    }

    @Override
    protected Optional<InvalidMessage> invalidMessage(Body body) {
        return adapter.invalidMessages().stream()
                .filter(invalid -> bodyOf(invalid).equals(body))
                .map(invalid ->
                        new InvalidMessage(bodyOf(invalid), foreign(invalid).note(), invalid.reason()))
                .findFirst();
    }

    private static Body bodyOf(Invalid invalid) {
        return foreign(invalid).body();
    }

    private static ForeignMessage foreign(Invalid invalid) {
        return (ForeignMessage) invalid.raw();
    }
}
