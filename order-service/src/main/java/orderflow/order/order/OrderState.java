package orderflow.order.order;

import java.util.EnumSet;
import java.util.Set;

/** The states of an order. The pending ones are semantic locks: a saga is at work on the order. */
public enum OrderState {
    APPROVAL_PENDING,
    APPROVED,
    COMPLETED,
    REJECTED,
    CANCEL_PENDING,
    CANCELLED;

    /** The states in which an order stays; a completed one, unless its customer cancels it. */
    public static final Set<OrderState> FINAL = Set.copyOf(EnumSet.of(COMPLETED, REJECTED, CANCELLED));

    public boolean isFinal() {
        return FINAL.contains(this);
    }
}
