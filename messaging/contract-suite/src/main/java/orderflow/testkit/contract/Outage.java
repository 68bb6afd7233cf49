package orderflow.testkit.contract;

/** Takes a broker away and brings it back at the same address. A test uses one and the same for both. */
public interface Outage {

    void begin();

    /** Returns when the broker answers again; also called when {@link #begin} has failed halfway. */
    void end();
}
