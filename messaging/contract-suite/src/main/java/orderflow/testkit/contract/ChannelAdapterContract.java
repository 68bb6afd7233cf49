package orderflow.testkit.contract;

import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import org.junit.jupiter.api.Nested;

/**
 * Contract Test: what every {@link ChannelAdapter} promises, whichever broker is behind it. Extend it, connect two
 * adapters to a broker, and run it; tests use channels of their own, so the broker may be shared. The capabilities that
 * the adapter declares decide which parts run; what may be overridden is what these parts have to do to the broker.
 */
public abstract class ChannelAdapterContract {

    protected abstract ChannelAdapter adapter();

    /** @return the adapter that another instance of the same service would have, in a process of its own */
    protected abstract ChannelAdapter otherInstance();

    /** For {@link Capability#QUERIES}. */
    protected QueryAdapter queries() {
        throw declared(Capability.QUERIES, "queries()");
    }

    /** @return the one that another instance would have */
    protected QueryAdapter otherQueries() {
        throw declared(Capability.QUERIES, "otherQueries()");
    }

    /**
     * Sends a message past the adapter, with the broker's own client, to the shard of its key; the channel is there.
     *
     * @return the name of a header that it lacks
     */
    protected abstract String sendUnreadable(Channel channel, ForeignMessage message);

    /** @return what lies in the Invalid Message Channel with that body */
    protected abstract Optional<InvalidMessage> invalidMessage(Body body);

    /**
     * For {@link Capability#PERSISTENCE}.
     *
     * @return an outage that takes the broker away and brings it back, with all that it has confirmed
     */
    protected Outage outage() {
        throw declared(Capability.PERSISTENCE, "outage()");
    }

    /**
     * For {@link Capability#RECREATION}.
     *
     * @return an outage that takes the broker away and brings it back empty
     */
    protected Outage outageWithLoss() {
        throw declared(Capability.RECREATION, "outageWithLoss()");
    }

    /**
     * For {@link Capability#RECREATION}: deletes queues, exchanges or topics with the broker's own client, as somebody
     * may do by mistake.
     *
     * @param subscribers as the broker knows them
     */
    protected void delete(Channel channel, List<String> subscribers) {
        throw declared(Capability.RECREATION, "delete()");
    }

    private IllegalStateException declared(Capability capability, String method) {
        return new IllegalStateException("the adapter for " + adapter().broker() + " declares " + capability
                + ": override " + method + ", or do not declare it");
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
    final class QueryingOn extends QueryFailureContract {
        QueryingOn() {
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
