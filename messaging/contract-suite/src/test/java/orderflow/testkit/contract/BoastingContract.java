package orderflow.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.message.Body;
import orderflow.testkit.InMemoryChannelAdapter;

/** {@link CapabilitiesTest} runs it. */
abstract class BoastingContract extends ChannelAdapterContract {

    /** Declares nothing. */
    static final class Modest extends BoastingContract {
        Modest() {
            super(Set.of());
        }
    }

    /** Declares everything. */
    static final class Boastful extends BoastingContract {
        Boastful() {
            super(Set.of(Capability.values()));
        }
    }

    private final BoastingAdapter adapter;

    private BoastingContract(Set<Capability> declared) {
        adapter = new BoastingAdapter(new InMemoryChannelAdapter(), declared);
    }

    @Override
    protected ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    protected ChannelAdapter otherInstance() {
        return adapter;
    }

    @Override
    protected String sendUnreadable(Channel channel, ForeignMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Optional<InvalidMessage> invalidMessage(Body body) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Outage outage() {
        return new Outage() {
            @Override
            public void begin() {
                // it cannot be away
            }

            @Override
            public void end() {
                // it was not away
            }
        };
    }

    @Override
    protected void delete(Channel channel, List<String> subscribers) {
        adapter.delete(channel);
    }
}
