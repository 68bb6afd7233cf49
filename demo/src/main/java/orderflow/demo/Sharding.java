package orderflow.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sharding: an order's messages share a shard, shards spread over the instances, and each has one owner. */
final class Sharding implements Scenario {

    private static final int ORDERS = 40;
    private static final int SHARDS = 4; // of payment-commands, in orderflow-channels.yml

    @Override
    public String play(Stage stage) {
        Shop shop = stage.shop();
        stage.step("Place " + ORDERS + " orders. The shard key of all their messages is the order's id.");
        String customer = shop.openAccount("1000.00");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(shop.place(customer, "1.00"));
        }
        Map<Integer, Long> spread = orders.stream().collect(groupingBy(Sharding::shardOf, TreeMap::new, counting()));
        spread.forEach((shard, count) -> stage.tell("shard " + shard + " of payment-commands: " + count + " orders"));
        stage.await(
                "all are COMPLETED",
                () -> orders.stream()
                        .filter(order -> !shop.state(order).equals("COMPLETED"))
                        .toList(),
                List::isEmpty);

        stage.step("Ask each service who owns its shards: GET /actuator/shards.");
        List<Shard> shards = new ArrayList<>();
        for (Service service : Service.values()) {
            shards.addAll(Shard.of(shop, service));
        }
        shards.forEach(shard -> stage.tell(String.format(
                "%-24s %-22s shard %d  instance %s since %s",
                shard.subscriber(), shard.channel(), shard.number(), shard.owner(), shard.since())));
        List<Integer> owned = shards.stream()
                .filter(shard -> shard.channel().equals("payment-commands"))
                .map(Shard::number)
                .toList();
        stage.check(owned.containsAll(spread.keySet()), "each shard that got an order has an owner", owned);
        long distinct = shards.stream()
                .map(shard -> List.of(shard.subscriber(), shard.channel(), shard.number()))
                .distinct()
                .count();
        stage.check(distinct == shards.size(), "no shard has two owners for one subscriber", shards);
        tellHowToWatch(stage);
        return ORDERS + " orders spread over " + spread.size() + " shards, each with one owner.";
    }

    /** The library's own rule: the same for the same key for ever. */
    private static int shardOf(String order) {
        return Math.floorMod(order.hashCode(), SHARDS);
    }

    private static void tellHowToWatch(Stage stage) {
        stage.look("in the log, the lines with \"owned\" tell of each shard that an instance takes over");
        stage.step("To watch shards move, give payment-service company, or take it away, and play this again:");
        stage.tell("PAYMENT_PORT=18082-18089 docker compose up -d --scale payment-service=3");
        stage.tell("docker compose run --rm demo sharding");
    }
}
