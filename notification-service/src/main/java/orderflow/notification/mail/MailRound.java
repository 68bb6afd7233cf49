package orderflow.notification.mail;

import java.util.function.BooleanSupplier;

/** Carries all mail that is due, over one connection, until there is no more, or no server to take it. */
final class MailRound {

    private static final int AT_ONCE = 100;

    private final MailServer server;
    private final MailQueue queue;
    private final MailDelivery delivery;
    private final Outage outage;

    MailRound(MailServer server, MailQueue queue, MailDelivery delivery, Outage outage) {
        this.server = server;
        this.queue = queue;
        this.delivery = delivery;
        this.outage = outage;
    }

    /** @param goOn asked before each mail */
    void carry(BooleanSupplier goOn) {
        BooleanSupplier more = () -> goOn.getAsBoolean() && !outage.lasts();
        try (MailConnection connection = server.open()) {
            boolean delivered = true;
            while (delivered && more.getAsBoolean()) {
                delivered = carryBatch(connection, more);
            }
        }
    }

    /** @return whether any was delivered: all others are in the hands of other instances */
    private boolean carryBatch(MailConnection connection, BooleanSupplier more) {
        boolean delivered = false;
        for (long id : queue.due(AT_ONCE)) {
            delivered |= more.getAsBoolean() && delivery.deliver(id, connection);
        }
        return delivered;
    }
}
