package orderflow.system.strangers;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.HashMap;
import java.util.Map;

/** A message on its way from a good one to a strange one. What is only on one broker is ignored on the other. */
final class Draft {

    final int number;
    final String channel;
    final String type;
    final BasicProperties.Builder properties = new BasicProperties.Builder();
    /** Also the CloudEvents attributes, where the channel is a topic. */
    final Map<String, Object> headers = new HashMap<>();

    byte[] body;
    byte[] key;
    boolean hasBody = true;
    boolean hasKey = true;
    long timestamp = System.currentTimeMillis();
    /** No receiver can take it for a good one. */
    boolean odd;
    /** Its sender leaves it to the broker whether anybody gets it. */
    boolean mayVanish;

    Draft(int number, String channel, String type, byte[] body, byte[] key) {
        this.number = number;
        this.channel = channel;
        this.type = type;
        this.body = body;
        this.key = key;
    }

    /** A question that nobody can read is dropped: it has no future. */
    boolean mustBeSetAside() {
        return odd && !mayVanish && !channel.equals(Templates.OFFERS);
    }

    @Override
    public String toString() {
        return "message " + number + " on " + channel + ", " + type;
    }
}
