package orderflow.system;

import java.util.List;
import java.util.Map;
import orderflow.servers.FreePort;

/** Where a system listens that must not get in the way of another one on this machine. */
record Ports(int amqp, int kafka, int order, int payment, int notification) implements Addresses {

    private static final int SERVERS = 5;

    /** @return ports on which nobody listens */
    static Ports free() {
        List<Integer> free = FreePort.several(SERVERS);
        return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
    }

    Map<String, String> environment() {
        return Map.of(
                "AMQP_PORT", String.valueOf(amqp),
                "KAFKA_PORT", String.valueOf(kafka),
                "ORDER_PORT", String.valueOf(order),
                "PAYMENT_PORT", String.valueOf(payment),
                "NOTIFICATION_PORT", String.valueOf(notification));
    }

    @Override
    public int of(Service service) {
        return switch (service) {
            case ORDER -> order;
            case PAYMENT -> payment;
            case NOTIFICATION -> notification;
        };
    }
}
