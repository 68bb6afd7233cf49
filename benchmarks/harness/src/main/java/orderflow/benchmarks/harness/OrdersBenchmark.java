package orderflow.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The order flow: one contender after the other, round by round; those whose turn it is not are up, and idle. */
final class OrdersBenchmark {

    static final List<Integer> NUMBERS_OF_CLIENTS = List.of(1, 4, 16, 64);
    private static final String YARDSTICK = "spring-idiom";
    private static final int SECONDS_IDLE = 30;

    private final Options options;
    private final Servers servers;
    private final Progress progress;
    private final OrdersResults results = new OrdersResults();

    OrdersBenchmark(Options options, Servers servers, Progress progress) {
        this.options = options;
        this.servers = servers;
        this.progress = progress;
    }

    OrdersResults run(List<Contender> contenders) {
        progress.expect(Plan.seconds(options, contenders));
        List<RunningContender> running = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                servers.prepare(contender.name(), contender.databases());
                running.add(start(contender));
            }
            compare(running);
        } finally {
            running.parallelStream().forEach(RunningContender::close);
        }
        if (options.has("prices")) {
            contenders.stream().filter(Contender::isOrderflow).forEach(this::prices);
        }
        return results;
    }

    private RunningContender start(Contender contender) {
        progress.say("starting " + contender.name());
        RunningContender running = RunningContender.start(contender, servers);
        progress.say("warming up " + contender.name() + ", " + options.warmUp() + " s");
        WarmUp.of(running, servers, options);
        return running;
    }

    private void compare(List<RunningContender> running) {
        List<RunningContender> orderflow = running.stream()
                .filter(contender -> contender.contender().isOrderflow())
                .toList();
        if (options.has("saturation")) {
            rounds("saturation", running, contender -> {
                Saturation saturation = saturate(contender, options.clients());
                OrdersResults.add(results.saturations(), contender.name(), saturation);
            });
        }
        if (options.has("latency")) {
            double rate = rate();
            rounds("latency at " + Math.round(rate) + " orders/s", running, contender -> {
                Latency latency = Latency.of(contender, servers, rate, options.measure());
                progress.say("  " + latency.show());
                OrdersResults.add(results.latencies(), contender.name(), latency);
            });
        }
        if (options.has("clients")) {
            NUMBERS_OF_CLIENTS.forEach(clients -> rounds(
                    clients + " clients",
                    orderflow,
                    contender -> OrdersResults.add(
                            results.clients(), String.valueOf(clients), saturate(contender, clients))));
        }
        if (options.has("loss")) {
            double rate = rate();
            rounds("kill -9 at " + Math.round(rate) + " orders/s", running, contender -> {
                Loss loss = Loss.of(contender, servers, rate);
                progress.say("  " + loss.show());
                OrdersResults.add(results.losses(), contender.name(), loss);
            });
        }
        if (options.has("service")) {
            orderflow.forEach(this::startUps);
        }
    }

    private void rounds(String what, List<RunningContender> running, Consumer<RunningContender> measure) {
        for (int round = 1; round <= options.rounds(); round++) {
            for (RunningContender contender : running) {
                String time = options.rounds() > 1 ? ", round %d of %d".formatted(round, options.rounds()) : "";
                servers.emptyMailboxes();
                progress.say(contender.name() + ": " + what + time);
                measure.accept(contender);
            }
        }
    }

    private Saturation saturate(RunningContender contender, int clients) {
        Saturation saturation = Saturation.of(contender, servers, clients, options.inFlight(), options.measure());
        progress.say("  " + saturation.show());
        return saturation;
    }

    /** What every contender can bear, unless somebody asks for another. */
    private double rate() {
        if (options.rate() > 0) {
            return options.rate();
        }
        List<Saturation> yardstick = results.saturations()
                .getOrDefault(
                        YARDSTICK,
                        results.saturations().values().stream()
                                .flatMap(List::stream)
                                .toList());
        if (yardstick.isEmpty()) {
            throw new HarnessException("--rate is needed where saturation is not measured");
        }
        return Math.max(1, Spread.of(yardstick, Saturation::ordersPerSecond).median() / 2);
    }

    private void startUps(RunningContender contender) {
        for (Role role : Role.values()) {
            progress.say(contender.name() + ": start of " + role.service() + ", and " + SECONDS_IDLE + " s idle");
            results.startUps().add(StartUp.of(contender, role, SECONDS_IDLE));
        }
    }

    private void prices(Contender orderflow) {
        for (Variant variant : Variant.ALL) {
            progress.say("orderflow " + variant.name());
            try (RunningContender running = start(orderflow.with(variant.settings()))) {
                rounds(
                        variant.name(),
                        List.of(running),
                        contender -> OrdersResults.add(
                                results.variants(), variant.name(), saturate(contender, options.clients())));
            }
        }
    }
}
