package orderflow.notification.timeline;

/** The states of an order as its events tell of them, each later in its life than those above. */
public enum OrderState {
    APPROVAL_PENDING,
    APPROVED,
    COMPLETED,
    REJECTED,
    CANCELLED
}
