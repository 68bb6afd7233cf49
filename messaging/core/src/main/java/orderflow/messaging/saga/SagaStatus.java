package orderflow.messaging.saga;

/** How far a saga is. */
public enum SagaStatus {
    /** Goes forward, step by step. */
    RUNNING,
    /** Undoes its steps, last first. */
    COMPENSATING,
    /** Ended: all steps done. */
    COMPLETED,
    /** Ended: all steps undone. */
    COMPENSATED,
    /** Ended where it was: something overtook it, and takes care of what it has done. */
    ABANDONED,
    /** A participant refused past the pivot; only a person can decide. */
    WAITING_FOR_OPERATOR;

    boolean isFinal() {
        return this == COMPLETED || this == COMPENSATED || this == ABANDONED;
    }
}
