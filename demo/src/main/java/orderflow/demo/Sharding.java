package orderflow.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sharding: an order's messages share a shard, shards spread over the instances, and each has one owner. */
final class Sharding implements Scenario {

    private static final int ORDERS = 40;
    private static final int SHARDS = 4; // of payment-commands, in orderflow-channels.yml

    @Override
    public String play(Stage stage) {
        stage.step("Place " + ORDERS + " orders. The shard key of all their messages is the order's id.");
        Map<Integer, Long> spread = placeAll(stage);
        stage.step("Ask each service who owns its shards: GET /actuator/shards.");
        checkOwners(stage, spread.keySet());
        stage.look("in the log, the lines with \"owned\" tell of each shard that an instance takes over");
        stage.step("To watch shards move, give payment-service company, or take it away, and play this again:");
        stage.tell("PAYMENT_PORT=18082-18089 docker compose up -d --scale payment-service=3");
        stage.tell("docker compose run --rm demo sharding");
        return ORDERS + " orders spread over " + spread.size() + " shards, each with one owner.";
    }

    /** @return number of orders by shard */
    private static Map<Integer, Long> placeAll(Stage stage) {
        Shop shop = stage.shop();
        String customer = shop.openAccount("1000.00");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(shop.place(customer, "1.00"));
        }
        Map<Integer, Long> spread = orders.stream().collect(groupingBy(Sharding::shardOf, TreeMap::new, counting()));
        spread.forEach((shard, count) -> stage.tell("shard " + shard + " of payment-commands: " + count + " orders"));
        stage.awaitCompleted(orders);
        return spread;
    }

    private static void checkOwners(Stage stage, Set<Integer> used) {
        List<Shard> shards = Arrays.stream(Service.values())
                .flatMap(service -> Shard.of(stage.shop(), service).stream())
                .toList();
        shards.forEach(shard -> stage.tell(shard.toString()));
        List<Integer> owned = shards.stream()
                .filter(shard -> shard.channel().equals("payment-commands"))
                .map(Shard::number)
                .toList();
        stage.check(owned.containsAll(used), "each shard that got an order has an owner", owned);
        long distinct = shards.stream()
                .map(shard -> List.of(shard.subscriber(), shard.channel(), shard.number()))
                .distinct()
                .count();
        stage.check(distinct == shards.size(), "no shard has two owners for one subscriber", shards);
    }

    /** The library's own rule: the same for the same key for ever. */
    private static int shardOf(String order) {
        return Math.floorMod(order.hashCode(), SHARDS);
    }
}
