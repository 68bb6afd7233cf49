package orderflow.system.distributed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.system.Folders;
import orderflow.system.RestApi;
import orderflow.system.Service;

/**
 * The system as it runs in production: real servers, and several instances of each service in processes of their own.
 */
public final class DistributedSystem implements AutoCloseable {

    // order-service is told where it is
    private static final List<Service> PAYMENT_FIRST = List.of(Service.PAYMENT, Service.ORDER, Service.NOTIFICATION);

    private final Path folder;
    private final Map<String, String> settings;
    private final Servers servers;
    private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);
    private final LoadBalancer balancer = new LoadBalancer(instances);
    private final RestApi api = new RestApi(balancer);

    private DistributedSystem(Path folder, Servers servers, Map<String, String> settings) {
        this.folder = folder;
        this.servers = servers;
        this.settings = settings;
    }

    /**
     * Returns when all are ready.
     *
     * @param name of the folder of its logs, below {@code target}
     * @param each how many instances of each service
     * @param settings environment of all services
     */
    public static DistributedSystem start(String name, int each, Map<String, String> settings) {
        Map<Service, Path> jars = new EnumMap<>(Service.class);
        Stream.of(Service.values()).forEach(service -> jars.put(service, ExecutableJar.of(service)));
        DistributedSystem system =
                new DistributedSystem(Folders.emptied(Path.of("target", name)), Servers.start(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(system::killAll, "kill-instances"));
        PAYMENT_FIRST.forEach(
                service -> system.instances.put(service, system.startInstances(service, jars.get(service), each)));
        system.all().forEach(Instance::awaitReady);
        return system;
    }

    private List<Instance> startInstances(Service service, Path jar, int count) {
        Map<String, String> environment = new HashMap<>(servers.environment(service));
        environment.put("ORDERFLOW_MESSAGING_HISTORY", "true"); // what the commit log is read from
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "14");
        environment.put("ORDERFLOW_MAIL_DIRECTORY", folder.resolve("mail").toString());
        // the last, since tests kill the first
        instances
                .getOrDefault(Service.PAYMENT, List.of())
                .forEach(payment ->
                        environment.put("ORDERFLOW_PAYMENTSERVICE_URL", "http://127.0.0.1:" + payment.port()));
        environment.putAll(settings);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Instance(
                        List.of("-jar", jar.toString()),
                        environment,
                        folder.resolve(service.id() + "-" + number + ".log")))
                .toList();
    }

    /** @return what its clients see; requests go to the instances in turn, as far as they are there */
    public RestApi api() {
        return api;
    }

    public Servers servers() {
        return servers;
    }

    /** @param number from 1 */
    public Instance instance(Service service, int number) {
        return instances.get(service).get(number - 1);
    }

    public List<Instance> all() {
        return instances.values().stream().flatMap(List::stream).toList();
    }

    /** @return what {@code ./run move} must be told to find one instance of each service */
    public Map<String, String> environment() {
        return Arrays.stream(Service.values())
                .collect(Collectors.toMap(
                        service -> service.name() + "_PORT",
                        service -> String.valueOf(instance(service, 1).port())));
    }

    /** Ends all instances in good order. */
    public void terminate() {
        all().parallelStream().forEach(Instance::terminate);
    }

    /**
     * Returns when all instances have started and are ready.
     *
     * @param settings more of their environment, this time
     */
    public void startAgain(Map<String, String> settings) {
        all().forEach(instance -> instance.start(settings));
        all().forEach(Instance::awaitReady);
    }

    /** @return what has happened in which order, by the databases themselves */
    public CommitLog commits() {
        return new CommitLog(servers::database);
    }

    /** @return what the instances, dead ones included, say of messages that came out of order */
    public List<String> inversions() {
        return Instance.saying(" inverted ", all());
    }

    private void killAll() {
        all().forEach(Instance::kill);
    }

    @Override
    public void close() {
        killAll();
        servers.close();
    }
}
