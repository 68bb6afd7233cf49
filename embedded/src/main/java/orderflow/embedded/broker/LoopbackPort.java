package orderflow.embedded.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** TCP ports of 127.0.0.1: a taken one is told in a sentence, before a broker buries it in a stack trace. */
public final class LoopbackPort {

    static final String ADDRESS = "127.0.0.1";
    private static final int PROBE_MILLIS = 1_000;

    private LoopbackPort() {}

    /** Returns the port, or one that the system chose for 0; nobody listens on it. */
    public static int free(int port, String broker) {
        // Some systems let a second process bind an address that a wildcard listener already serves.
        if (port != 0 && answers(port)) {
            throw new IllegalStateException(unavailable(port, broker, "another process listens on it"));
        }
        try (var socket = new ServerSocket(port, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(unavailable(port, broker, String.valueOf(e.getMessage())), e);
        }
    }

    /** @param variable the environment variable that chooses another one: the remedy */
    public static void free(int port, String server, String variable) {
        try {
            free(port, server);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + " Set " + variable + " to another one.", e);
        }
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), port), PROBE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Not {@link InetAddress#getLoopbackAddress}, which may be IPv6. */
    private static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static String unavailable(int port, String broker, String reason) {
        return "The " + broker + " cannot use port " + port + " of " + ADDRESS + ": " + reason + ".";
    }
}
