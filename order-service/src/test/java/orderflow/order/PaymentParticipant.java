package orderflow.order;

import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentReply;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageContext;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageTypes;
import orderflow.messaging.message.MessagingMapper;
import orderflow.testkit.InMemoryChannelAdapter;

/** Plays payment-service: notes the commands that it gets, and answers when and what the test says. */
public final class PaymentParticipant implements AutoCloseable {

    private static final Money CHARGED = Money.of("39.80", "EUR");

    private final InMemoryChannelAdapter broker;
    private final ChannelCatalogue channels;
    private final MessagingMapper mapper = new MessagingMapper();
    private final MessageFactory messages;
    private final Queue<Message> commands = new ConcurrentLinkedQueue<>();
    private final Subscription subscription;
    private volatile boolean approving;

    PaymentParticipant(InMemoryChannelAdapter broker, ChannelCatalogue channels, Clock clock) {
        this.broker = broker;
        this.channels = channels;
        this.messages = new MessageFactory("payment-service", clock, new SecureRandom(), mapper);
        this.subscription = broker.subscribe(
                channels.get(Channels.PAYMENT_COMMANDS),
                "payment-service",
                deliveries -> deliveries.forEach(delivery -> receive(delivery.message())));
    }

    private void receive(Message command) {
        commands.add(command);
        if (approving) {
            answer(command, approval(read(command, PaymentCommand.class)));
        }
    }

    private static PaymentReply approval(PaymentCommand command) {
        if (command instanceof AuthorizePayment authorize) {
            return new PaymentAuthorized(authorize.orderId(), authorize.customerId(), authorize.amount());
        }
        return command instanceof CapturePayment
                ? new PaymentCaptured(command.orderId(), CHARGED)
                : new PaymentCancelled(command.orderId());
    }

    /** From now on every command is carried out at once. */
    public void approveAll() {
        approving = true;
    }

    /** From now on only the test answers. */
    public void beSilent() {
        approving = false;
    }

    /** @return the order's commands of that type so far, oldest first */
    public List<Message> commands(UUID order, Class<? extends PaymentCommand> type) {
        return commands.stream()
                .filter(command -> command.headers().shardKey().equals(order.toString()))
                .filter(command -> command.headers().type().equals(MessageTypes.nameOf(type)))
                .toList();
    }

    /** @return the order's commands of that type, once there are so many */
    public List<Message> awaitCommands(UUID order, Class<? extends PaymentCommand> type, int count) {
        return await().until(() -> commands(order, type), found -> found.size() == count);
    }

    /** @return the order's command of that type, once it is there */
    public Message awaitCommand(UUID order, Class<? extends PaymentCommand> type) {
        return awaitCommands(order, type, 1).get(0);
    }

    /** @return the body, which must be of that family */
    public <T> T read(Message message, Class<T> family) {
        Class<?> type = MessageTypes.of(family).get(message.headers().type());
        return family.cast(mapper.read(message.body(), message.headers().contentType(), type));
    }

    /** @return the reply, a new message each time */
    public Message answer(Message command, PaymentReply body) {
        Message reply = MessageContext.handling(
                command.headers(), () -> messages.reply(body, command.headers(), MessagingMapper.JSON));
        deliver(reply);
        return reply;
    }

    /** Delivers a reply, perhaps not for the first time. */
    public void deliver(Message reply) {
        broker.send(channels.get(Channels.ORDER_REPLIES), reply).join();
    }

    /** Tells that the customer has an account now. */
    public void openAccount(String customer) {
        EventMessage opened =
                new EventMessage(Channels.ACCOUNT_EVENTS, customer, new AccountOpened(customer, Optional.empty()));
        broker.send(channels.get(Channels.ACCOUNT_EVENTS), messages.event(opened, MessagingMapper.JSON))
                .join();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
