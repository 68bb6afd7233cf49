package orderflow.messaging.query;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.InvalidMessageException;

/**
 * Channel Adapter for questions and their answers: at most once, unordered, nothing kept for those who are away;
 * thread-safe. What arrives is read by the receiver, whose {@link Supplier} throws {@link InvalidMessageException}.
 */
public interface QueryAdapter {

    /** @return the name by which channels choose this adapter */
    String broker();

    /** Starts to hand over what is answered to this instance, as soon as the broker can be reached. */
    ReturnAddress receiveAnswers(Channel channel, Consumer<Supplier<ExpiringMessage>> receiver);

    /**
     * Starts to hand over the channel's questions, as soon as the broker can be reached. Each recipient gets every
     * question; subscriptions with the same recipient name, in any process, share them.
     */
    Subscription receiveQuestions(Channel channel, String recipient, Consumer<Supplier<ExpiringMessage>> receiver);

    /** @return completes when the broker has the question, whether or not there is a recipient */
    CompletableFuture<Void> ask(Channel channel, ExpiringMessage question);

    /** @return completes when the broker has the answer, whether or not anybody still waits there */
    CompletableFuture<Void> answer(Channel channel, String returnAddress, ExpiringMessage answer);
}
