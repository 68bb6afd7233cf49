package orderflow.messaging.message;

/** A message as it travels: headers and body. */
public record Message(MessageHeaders headers, Body body) {

    public Message withSequence(long number) {
        return new Message(headers.withSequence(number), body);
    }
}
