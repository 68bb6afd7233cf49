package orderflow.benchmarks.springidiom.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
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
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import org.jspecify.annotations.Nullable;

/** An order. Its version is null until it is stored, so that Spring Data need not look whether it is there. */
@Entity
@Table(name = "orders")
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class Order {

    @Id
    private UUID id;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private State state;

    private BigDecimal total;
    private Currency currency;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<Line> lines;

    private @Nullable String rejectionReason;
    private Instant placedAt;

    @Version
    private @Nullable Long version;

    enum State {
        APPROVAL_PENDING,
        APPROVED,
        COMPLETED,
        REJECTED
    }

    @Embeddable
    record Line(String sku, int quantity, BigDecimal unitPrice) {}

    protected Order() {}

    Order(String customerId, Money total, List<OrderLine> lines) {
        this.id = UUID.randomUUID();
        this.customerId = customerId;
        this.state = State.APPROVAL_PENDING;
        this.total = total.amount();
        this.currency = total.currency();
        this.lines = lines.stream()
                .map(line ->
                        new Line(line.sku(), line.quantity(), line.unitPrice().amount()))
                .toList();
        this.placedAt = Instant.now();
    }

    /** @throws IllegalStateException while it is in another state than the one that comes before */
    void move(State from, State to) {
        if (state != from) {
            throw new IllegalStateException("order " + id + " is " + state + " and cannot become " + to);
        }
        state = to;
    }

    void reject(String reason) {
        move(State.APPROVAL_PENDING, State.REJECTED);
        rejectionReason = reason;
    }

    UUID id() {
        return id;
    }

    String customerId() {
        return customerId;
    }

    Money total() {
        return new Money(total, currency);
    }
}
