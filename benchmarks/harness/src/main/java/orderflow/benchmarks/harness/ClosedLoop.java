package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Clients who order again as soon as they have their answer, while not too many orders are under way. */
record ClosedLoop(Semaphore room) implements Load.Step {

    /** @param inFlight most orders that are accepted and not yet completed */
    static Load start(RunningContender contender, String kafka, int clients, int inFlight) {
        Semaphore room = new Semaphore(inFlight);
        return new Load(contender, kafka, clients, (start, end) -> room.release(), new ClosedLoop(room));
    }

    @Override
    public void go(OrderClient client, Load load) throws IOException, InterruptedException {
        room.acquire();
        boolean accepted = false;
        try {
            load.book().accepted(client.place(load.nextNumber()), System.nanoTime());
            accepted = true;
        } finally {
            if (!accepted) {
                room.release();
            }
        }
    }
}
