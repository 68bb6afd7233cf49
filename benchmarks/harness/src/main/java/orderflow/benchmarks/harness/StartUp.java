package orderflow.benchmarks.harness;

import java.util.List;

/**
 * One process alone.
 *
 * @param secondsToReady from its start, with its tables there already
 * @param idlePercent of one core that it uses while there is nothing to do
 */
record StartUp(Role role, double secondsToReady, double idlePercent) {

    private static final int SECONDS_TO_SETTLE = 20;

    static StartUp of(RunningContender contender, Role role, int seconds) {
        Box box = contender.box(role);
        box.kill();
        long start = System.nanoTime();
        box.startAgain();
        contender.awaitReady(role);
        double ready = (System.nanoTime() - start) / 1e9;
        Pause.seconds(SECONDS_TO_SETTLE);
        CpuReading before = CpuMeter.read(List.of(box));
        Pause.seconds(seconds);
        return new StartUp(role, ready, 100 * CpuMeter.read(List.of(box)).coresSince(before, box.name()));
    }
}
