package orderflow.testkit.contract;

import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import org.junit.jupiter.api.Nested;

/**
 * Contract Test: what every {@link ChannelAdapter} promises, whichever broker is behind it. Extend it, connect two
 * adapters to a broker, and run it; tests use channels of their own, so the broker may be shared.
 */
public abstract class ChannelAdapterContract {

    protected abstract ChannelAdapter adapter();

    /** @return the adapter that another instance of the same service would have, in a process of its own */
    protected abstract ChannelAdapter otherInstance();

    protected abstract QueryAdapter queries();

    /** @return the one that another instance would have */
    protected abstract QueryAdapter otherQueries();

    /**
     * Sends a message past the adapter, with the broker's own client, to the shard of its key; the channel is there.
     *
     * @return the name of a header that it lacks
     */
    protected abstract String sendUnreadable(Channel channel, ForeignMessage message);

    /** @return what lies in the Invalid Message Channel with that body */
    protected abstract Optional<InvalidMessage> invalidMessage(Body body);

    /** @return empty for a broker that cannot be away; its tests are skipped then */
    protected Optional<Outage> outage() {
        return Optional.empty();
    }

    /** @return empty for a broker that cannot come back without what it had; its test is skipped then */
    protected Optional<Outage> outageWithLoss() {
        return Optional.empty();
    }

    /** @return what deletes, on the broker, everything that carries a channel; empty when nobody can; skipped then */
    protected Optional<Deletion> deletion() {
        return Optional.empty();
    }

    /** @return whether an instance that comes gets its share of the shards, and not only those of one that has gone */
    protected boolean sharesOutShards() {
        return false;
    }

    @Nested
    final class Sending extends SendingContract {
        Sending() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class PointToPoint extends PointToPointContract {
        PointToPoint() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class PublishSubscribe extends PublishSubscribeContract {
        PublishSubscribe() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Ordering extends OrderingContract {
        Ordering() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class SharingOut extends SharingOutContract {
        SharingOut() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Failing extends FailureContract {
        Failing() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Closing extends ClosingContract {
        Closing() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Emptying extends RemainingContract {
        Emptying() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class SettingAside extends InvalidMessageContract {
        SettingAside() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Outages extends OutageContract {
        Outages() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Losing extends LossContract {
        Losing() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Querying extends QueryContract {
        Querying() {
            super(ChannelAdapterContract.this);
        }
    }

    @Nested
    final class Gathering extends ScatterGatherContract {
        Gathering() {
            super(ChannelAdapterContract.this);
        }
    }
}
