package orderflow.testkit.contract;

/** Takes a broker away and brings it back at the same address. */
public interface Outage {

    void begin();

    /** Returns when the broker answers again. */
    void end();
}
