package orderflow.system.tally;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orderflow.system.Folders;
import orderflow.system.Service;
import orderflow.system.distributed.Instance;
import orderflow.system.distributed.Servers;

/** Several instances of the counting service, and one sender, on real servers. */
public final class TallySystem implements AutoCloseable {

    /** Of the channel, in {@code tally/application.yml}. */
    public static final int SHARDS = 8;

    // they borrow two of the services' databases
    private static final Service RECEIVERS = Service.PAYMENT;
    private static final Service SENDER = Service.ORDER;

    private final Path folder;
    private final String broker;
    private final Servers servers = Servers.start();
    private final List<Instance> instances = new ArrayList<>();
    private final Tallies tallies = new Tallies(servers.database(RECEIVERS));
    private final TallySender sender;

    private TallySystem(Path folder, String broker) {
        this.folder = folder;
        this.broker = broker;
        this.sender = new TallySender(new HashMap<>(settings(SENDER)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "kill-instances"));
    }

    /**
     * Returns when all are ready.
     *
     * @param folder of its logs; is emptied
     * @param broker carries the channel
     */
    public static TallySystem start(Path folder, String broker, int count) {
        TallySystem system = new TallySystem(Folders.emptied(folder), broker);
        IntStream.range(0, count).mapToObj(index -> system.add()).toList().forEach(Instance::awaitReady);
        return system;
    }

    private Map<String, String> settings(Service whose) {
        Map<String, String> settings = new HashMap<>(servers.environment(whose));
        settings.put("ORDERFLOW_MESSAGING_BROKER", broker);
        return settings;
    }

    /** Starts one instance more. */
    public Instance add() {
        String name = "tally-" + (instances.size() + 1);
        Map<String, String> environment = settings(RECEIVERS);
        environment.put("ORDERFLOW_MESSAGING_INSTANCE", name);
        environment.put("SPRING_CONFIG_LOCATION", "classpath:tally/");
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), TallyService.class.getName());
        Instance instance = new Instance(program, environment, folder.resolve(name + ".log"));
        instances.add(instance);
        return instance;
    }

    /** @param number from 1 */
    public Instance instance(int number) {
        return instances.get(number - 1);
    }

    public TallySender sender() {
        return sender;
    }

    public Tallies tallies() {
        return tallies;
    }

    public String state() {
        return "sent %d, counted %d".formatted(sender.sent(), tallies.size());
    }

    /** @return what the instances, dead ones included, say of messages that came out of order */
    public List<String> inversions() {
        return Instance.saying(" inverted ", instances);
    }

    /** @return what the instances say of shards that they took over, in the order of time */
    public List<String> ownerships() {
        return Instance.saying(" owned ", instances).stream().sorted().toList();
    }

    private void killAll() {
        instances.forEach(Instance::kill);
    }

    @Override
    public void close() {
        sender.close();
        killAll();
        servers.close();
    }
}
