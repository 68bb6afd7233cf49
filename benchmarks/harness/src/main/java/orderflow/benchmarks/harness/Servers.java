package orderflow.benchmarks.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import orderflow.servers.FreePort;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The brokers, the database and the mail server, set up as docker-compose.yml does it, for all contenders. */
record Servers(Compose compose, Network network, Box rabbitMq, Box kafka, Box postgreSql, Box mail)
        implements AutoCloseable {

    static final String PASSWORD = "bench";
    private static final Duration MOST_TO_START = Duration.ofMinutes(3);
    private static final long GIGABYTE = 1L << 30;
    // nine databases instead of three, and more mail in an hour than people get in a year
    private static final Set<String> ROOMY = Set.of("postgres", "mailpit");

    static Servers start(Path composeFile) {
        List<Integer> ports = FreePort.several(4);
        // what Kafka tells its clients outside
        Compose compose =
                new Compose(composeFile, Map.of("KAFKA_PORT", ports.get(1).toString()));
        Network network = Network.newNetwork();
        var rabbitMq = inThread(() -> start(compose, network, "rabbitmq", ports.get(0), 5672));
        var kafka = inThread(() -> start(compose, network, "kafka", ports.get(1), 9094));
        var postgreSql = inThread(() -> start(compose, network, "postgres", ports.get(2), 5432));
        var mail = inThread(() -> start(compose, network, "mailpit", ports.get(3), 1025));
        return new Servers(compose, network, await(rabbitMq), await(kafka), await(postgreSql), await(mail));
    }

    private static Box await(CompletableFuture<Box> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof HarnessException failure ? failure : e;
        }
    }

    private static CompletableFuture<Box> inThread(Supplier<Box> start) {
        return CompletableFuture.supplyAsync(start, run -> new Thread(run, "start-server").start());
    }

    private static Box start(Compose compose, Network network, String name, int port, int inside) {
        Compose.Service service = compose.service(name);
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(service.image()))
                .withNetwork(network)
                .withEnv(service.environment());
        if (!service.command().isEmpty()) {
            container.setCommand(service.command().toArray(String[]::new));
        }
        long memory = ROOMY.contains(name) ? GIGABYTE : service.memory();
        if (name.equals("rabbitmq")) {
            container.withCopyToContainer(
                    Transferable.of("log.console.level = warning\n"), "/etc/rabbitmq/conf.d/20-orderflow.conf");
        }
        return awaitReady(compose, Box.start(name, container, memory, port, inside));
    }

    private static Box awaitReady(Compose compose, Box server) {
        String[] health = compose.service(server.name()).health().toArray(String[]::new);
        return server.awaitReady(any -> server.execute(health), MOST_TO_START);
    }

    /** Throws all mail away, so that nobody pays for the mail of those who were measured before. */
    void emptyMailboxes() {
        mail.kill();
        mail.startAgain();
        awaitReady(compose, mail);
    }

    /** A contender's vhost and databases, empty. */
    void prepare(String vhost, List<String> databases) {
        String user = compose.service("rabbitmq").environment().getOrDefault("RABBITMQ_DEFAULT_USER", "guest");
        rabbitMq.execute("rabbitmqctl", "add_vhost", vhost);
        rabbitMq.execute("rabbitmqctl", "set_permissions", "-p", vhost, user, ".*", ".*", ".*");
        databases.forEach(name -> {
            sql("create role %s login password '%s'".formatted(name, PASSWORD));
            sql("create database %1$s owner %1$s encoding 'UTF8' template template0".formatted(name));
        });
    }

    private void sql(String statement) {
        String password = compose.service("postgres").environment().getOrDefault("POSTGRES_PASSWORD", "");
        String connection = "postgresql://postgres:%s@127.0.0.1/postgres".formatted(password);
        postgreSql.execute("psql", "-q", connection, "-c", statement);
    }

    String kafkaAddress() {
        return "127.0.0.1:" + kafka.port();
    }

    List<Box> boxes() {
        return List.of(rabbitMq, kafka, postgreSql, mail);
    }

    @Override
    public void close() {
        boxes().parallelStream().forEach(Box::close);
        if (!Shutdown.hasBegun()) {
            network.close();
        }
    }
}
