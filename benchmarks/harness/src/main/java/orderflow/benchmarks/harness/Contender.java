package orderflow.benchmarks.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who takes orders.
 *
 * @param name of its vhost and its containers, and the first part of its databases' names
 * @param jar of each role
 * @param arguments of each role's process
 * @param prefix of its Kafka topics
 * @param settings environment of all three
 */
record Contender(
        String name,
        Function<Role, Path> jar,
        Function<Role, List<String>> arguments,
        String prefix,
        Map<String, String> settings) {

    static final String ORDERFLOW = "orderflow";

    static final List<Contender> ALL = List.of(orderflow(), oneJar("spring-idiom"));

    private static Contender orderflow() {
        return new Contender(
                ORDERFLOW,
                role -> Path.of(role.service(), "target", role.service() + "-1.0.0-SNAPSHOT-exec.jar"),
                role -> List.of(),
                "",
                Map.of());
    }

    private static Contender oneJar(String name) {
        return new Contender(
                name,
                role -> Path.of("benchmarks", name, "target", name + "-exec.jar"),
                role -> List.of(role.argument()),
                name + ".",
                Map.of());
    }

    Contender with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return new Contender(name, jar, arguments, prefix, all);
    }

    boolean isOrderflow() {
        return name.equals(ORDERFLOW);
    }

    boolean isBuilt() {
        return List.of(Role.values()).stream().allMatch(role -> Files.exists(jar.apply(role)));
    }

    /** @return where it says that an order is completed */
    String orderEvents() {
        return prefix + "order-events";
    }

    Map<String, String> environment(Compose compose, Role role) {
        Map<String, String> environment = new LinkedHashMap<>(
                isOrderflow() ? compose.service(role.service()).environment() : Map.of());
        environment.putAll(Addresses.of(compose, name, database(role)));
        environment.put("SERVER_PORT", String.valueOf(role.port()));
        environment.put("BENCH_PREFIX", prefix);
        environment.put("ORDERFLOW_PAYMENTSERVICE_URL", "http://" + name + "-payment:" + Role.PAYMENT.port());
        environment.putAll(settings);
        return environment;
    }

    List<String> databases() {
        return Stream.of(Role.values()).map(this::database).toList();
    }

    private String database(Role role) {
        return (name + "_" + role.argument()).replace('-', '_');
    }
}
