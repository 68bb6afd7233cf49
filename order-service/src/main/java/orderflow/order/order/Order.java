package orderflow.order.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import org.jspecify.annotations.Nullable;

/** An order: an aggregate whose state changes only as its life allows. */
@Entity
@Table(name = "orders")
public class Order {

    private static final int LONGEST_REASON = 500;

    @Id
    private UUID id;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    private BigDecimal total;
    private Currency currency;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<StoredLine> lines;

    private @Nullable String rejectionReason;

    @Column(updatable = false)
    private Instant placedAt;

    @Version
    private @Nullable Long version;

    protected Order() {}

    /** @param total the sum of the lines, all in its currency */
    public Order(UUID id, String customerId, Money total, List<OrderLine> lines, Instant placedAt) {
        this.id = id;
        this.customerId = customerId;
        this.state = OrderState.APPROVAL_PENDING;
        this.total = total.amount();
        this.currency = total.currency();
        this.lines = lines.stream().map(StoredLine::of).toList();
        this.placedAt = placedAt;
    }

    public void approve() {
        move(OrderState.APPROVAL_PENDING, OrderState.APPROVED);
    }

    public void complete() {
        move(OrderState.APPROVED, OrderState.COMPLETED);
    }

    public void reject(String reason) {
        move(OrderState.APPROVAL_PENDING, OrderState.REJECTED);
        rejectionReason = reason.length() <= LONGEST_REASON ? reason : cut(reason);
    }

    /**
     * Begins to cancel the order; whether its payment can be undone needs no asking, so that it will be cancelled.
     *
     * @return false when nothing is to be done, because it is cancelled, about to be, or was rejected
     */
    public boolean requestCancellation() {
        boolean possible = !isBeingCancelled() && state != OrderState.REJECTED;
        if (possible) {
            state = OrderState.CANCEL_PENDING;
        }
        return possible;
    }

    public void cancel() {
        move(OrderState.CANCEL_PENDING, OrderState.CANCELLED);
    }

    /** @return whether its customer has cancelled it, so that nothing else may become of it */
    public boolean isBeingCancelled() {
        return state == OrderState.CANCEL_PENDING || state == OrderState.CANCELLED;
    }

    /** Never between the halves of a surrogate pair: one alone can be neither stored nor sent. */
    private static String cut(String reason) {
        int end = Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1)) ? LONGEST_REASON - 1 : LONGEST_REASON;
        return reason.substring(0, end);
    }

    private void move(OrderState from, OrderState to) {
        if (state != from) {
            throw new IllegalStateException("order " + id + " is " + state + " and cannot become " + to);
        }
        state = to;
    }

    public UUID id() {
        return id;
    }

    public String customerId() {
        return customerId;
    }

    public OrderState state() {
        return state;
    }

    public Money total() {
        return new Money(total, currency);
    }

    public List<OrderLine> lines() {
        return lines.stream().map(line -> line.in(currency)).toList();
    }

    public Optional<String> rejectionReason() {
        return Optional.ofNullable(rejectionReason);
    }
}
