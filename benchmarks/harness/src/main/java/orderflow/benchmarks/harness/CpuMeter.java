package orderflow.benchmarks.harness;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Statistics;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reads from the Docker engine how much CPU time containers have used; takes a second or two. */
final class CpuMeter {

    static final String HARNESS = "harness";
    private static final int MOST_SECONDS = 30;
    private static final OperatingSystemMXBean SELF =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CpuMeter() {}

    static CpuReading read(List<Box> boxes) {
        Map<String, CompletableFuture<CpuReading.Usage>> asked = new LinkedHashMap<>();
        boxes.forEach(box -> asked.put(box.name(), ask(box)));
        Map<String, CpuReading.Usage> usages = new LinkedHashMap<>();
        asked.forEach((name, usage) ->
                usages.put(name, usage.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join()));
        usages.put(HARNESS, new CpuReading.Usage(SELF.getProcessCpuTime(), Instant.now()));
        return new CpuReading(usages);
    }

    private static CompletableFuture<CpuReading.Usage> ask(Box box) {
        CompletableFuture<CpuReading.Usage> usage = new CompletableFuture<>();
        Box.docker().statsCmd(box.id()).withNoStream(true).exec(new Answer(usage));
        return usage;
    }

    private static final class Answer extends ResultCallback.Adapter<Statistics> {

        private final CompletableFuture<CpuReading.Usage> usage;

        Answer(CompletableFuture<CpuReading.Usage> usage) {
            this.usage = usage;
        }

        @Override
        public void onNext(Statistics statistics) {
            Long nanos = statistics.getCpuStats().getCpuUsage().getTotalUsage();
            usage.complete(new CpuReading.Usage(nanos, Instant.parse(statistics.getRead())));
        }

        @Override
        public void onError(Throwable cause) {
            usage.completeExceptionally(cause);
        }
    }

    /**
     * Waits until the processes have done what they had put off.
     *
     * @return the seconds that it took; the limit where they never came to rest
     */
    static double awaitQuiet(List<Box> boxes, double cores, int mostSeconds) {
        long start = System.nanoTime();
        CpuReading before = read(boxes);
        while (true) {
            double waited = (System.nanoTime() - start) / 1e9;
            CpuReading earlier = before;
            CpuReading now = read(boxes);
            double busy = boxes.stream()
                    .mapToDouble(box -> now.coresSince(earlier, box.name()))
                    .sum();
            if (busy < cores || waited > mostSeconds) {
                return Math.min(waited, mostSeconds);
            }
            before = now;
        }
    }
}
