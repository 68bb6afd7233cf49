package orderflow.benchmarks.relays.workload;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * How things stand at some point of a run.
 *
 * @param cpu nanoseconds that the process has worked
 * @param latencies in nanoseconds, from the return of the commit to the arrival
 */
record Tally(long nanoTime, long cpu, long transactions, long arrived, Histogram latencies) {

    static Tally now(long transactions, long arrived, Histogram latencies) {
        long cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        return new Tally(System.nanoTime(), cpu, transactions, arrived, latencies);
    }
}
