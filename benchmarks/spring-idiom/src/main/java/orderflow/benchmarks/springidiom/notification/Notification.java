package orderflow.benchmarks.springidiom.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import org.jspecify.annotations.Nullable;

/** What a customer is told about an order on one occasion. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class Notification {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    private String customerId;
    private String text;
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    private MailState mailState;

    private @Nullable String mailAddress;
    private @Nullable Instant mailSentAt;

    enum MailState {
        PENDING,
        SENT
    }

    protected Notification() {}

    Notification(NotifyCustomer command) {
        this.orderId = command.orderId();
        this.occasion = command.occasion();
        this.customerId = command.customerId();
        this.text = command.text();
        this.createdAt = Instant.now();
        this.mailState = MailState.PENDING;
    }

    @Nullable
    Long id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    String customerId() {
        return customerId;
    }

    String text() {
        return text;
    }
}
