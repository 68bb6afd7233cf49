package orderflow.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a system listens that must not get in the way of another one on this machine. */
record Ports(int amqp, int kafka, int order, int payment, int notification) implements Addresses {

    private static final int SERVERS = 5;

    /** @return ports on which nobody listens */
    static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            while (sockets.size() < SERVERS) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> free =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
