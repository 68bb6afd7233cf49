package orderflow.benchmarks.harness;

import java.util.Locale;

/** What each contender's three processes do. */
enum Role {
    ORDER(8081),
    PAYMENT(8082),
    NOTIFICATION(8083);

    private final int port;

    Role(int port) {
        this.port = port;
    }

    /** @return where it serves HTTP, in its container */
    int port() {
        return port;
    }

    /** @return as a contender that is one jar is told it */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return its name in docker-compose.yml */
    String service() {
        return argument() + "-service";
    }
}
