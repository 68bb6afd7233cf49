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
    /** Ended where it was: something that overtook it, or an operator, takes care of what it has done. */
    ABANDONED,
    /** Cannot go on by itself: a participant declined past the pivot, or what is kept of the saga cannot be read. */
    WAITING_FOR_OPERATOR;

    boolean isFinal() {
        return this == COMPLETED || this == COMPENSATED || this == ABANDONED;
    }
}
