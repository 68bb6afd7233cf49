package orderflow.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import orderflow.notification.customer.Customer;
import orderflow.notification.customer.Customers;

/** Carries all mail that is due, over one connection, until there is no more, or no server to take it. */
final class MailRound {

    // as many as a crash may send again
    private static final int AT_ONCE = 20;

    // a claim lasts a minute; what cannot be tried in time is given back
    private static final Duration TO_BEGIN = Duration.ofSeconds(20);

    private final MailServer server;
    private final MailQueue queue;
    private final Customers customers;
    private final MailDelivery delivery;
    private final Outage outage;
    private final Clock clock;

    MailRound(
            MailServer server,
            MailQueue queue,
            Customers customers,
            MailDelivery delivery,
            Outage outage,
            Clock clock) {
        this.server = server;
        this.queue = queue;
        this.customers = customers;
        this.delivery = delivery;
        this.outage = outage;
        this.clock = clock;
    }

    /** @param goOn asked before each mail */
    void carry(BooleanSupplier goOn) {
        BooleanSupplier more = () -> goOn.getAsBoolean() && !outage.lasts();
        try (MailConnection connection = server.open()) {
            boolean claimed = true;
            while (claimed && more.getAsBoolean()) {
                claimed = carryBatch(connection, more);
            }
        }
    }

    /** @return false when none was due: all others are in the hands of other instances */
    private boolean carryBatch(MailConnection connection, BooleanSupplier more) {
        Instant end = clock.instant().plus(TO_BEGIN);
        List<Mail> claimed = queue.claim(AT_ONCE);
        Map<String, Customer> known =
                customers.find(claimed.stream().map(Mail::customerId).collect(Collectors.toSet()));
        List<MailOutcome> outcomes = new ArrayList<>();
        try {
            for (Mail mail : claimed) {
                boolean inTime = clock.instant().isBefore(end);
                outcomes.add(
                        inTime && more.getAsBoolean()
                                ? delivery.deliver(mail, Optional.ofNullable(known.get(mail.customerId())), connection)
                                : MailOutcome.givenBack(mail, clock.instant()));
            }
        } finally {
            queue.settle(outcomes);
        }
        return !claimed.isEmpty();
    }
}
