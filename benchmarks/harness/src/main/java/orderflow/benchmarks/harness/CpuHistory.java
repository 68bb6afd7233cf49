package orderflow.benchmarks.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What containers use over time, while something runs of which one learns only afterwards when it was at work. */
final class CpuHistory {

    private final List<CpuReading> readings = new ArrayList<>();

    void add(CpuReading reading) {
        readings.add(reading);
    }

    /**
     * The last reading is left out: it is from when the work was over.
     *
     * @return cores that the containers had in use together, on average, in the last seconds
     */
    double cores(List<Box> boxes, int seconds) {
        if (readings.size() < 3) {
            return 0;
        }
        CpuReading end = readings.get(readings.size() - 2);
        Instant from = end.at().minus(Duration.ofSeconds(seconds));
        CpuReading start = readings.stream()
                .limit(readings.size() - 2)
                .filter(reading -> !reading.at().isBefore(from))
                .findFirst()
                .orElse(readings.get(readings.size() - 3));
        return boxes.stream()
                .mapToDouble(box -> end.coresSince(start, box.name()))
                .sum();
    }
}
