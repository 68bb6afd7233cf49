package orderflow.demo;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * The three services, and where they listen: at {@code ORDER_PORT} and its like on this machine, or wherever
 * {@code ORDER_URL} and its like say.
 */
enum Service {
    ORDER("8081"),
    PAYMENT("8082"),
    NOTIFICATION("8083");

    private final String defaultPort;

    Service(String defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** @throws IllegalArgumentException with one sentence for the user */
    URI address(Map<String, String> environment) {
        String port = environment.getOrDefault(name() + "_PORT", defaultPort);
        String url = environment.getOrDefault(name() + "_URL", "http://127.0.0.1:" + port);
        try {
            URI address = URI.create(url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException(
                name() + "_PORT must be a port number, and " + name() + "_URL a URL; together they say '" + url + "'.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
