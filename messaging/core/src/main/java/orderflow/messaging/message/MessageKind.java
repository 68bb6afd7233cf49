package orderflow.messaging.message;

/** What a message means to its receiver (Enterprise Integration Patterns: Command, Event and Document Message). */
public enum MessageKind {
    /** Asks the receiver to do something. */
    COMMAND,
    /** Tells whoever listens that something happened. */
    EVENT,
    /** Hands data over; a reply is a document. */
    DOCUMENT
}
