package orderflow.messaging.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.jdbc.JdbcProcessedMessages;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.support.Greeting.Answered;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.TestService;

/** A service that receives: its handler of {@link Greet} writes the text into a table and answers. */
final class InboxBench {

    static final String SUBSCRIBER = "test-service";
    static final Duration MAX_AGE = Duration.ofDays(7);

    final TestService service = new TestService();
    final Failures failures = new Failures(service.clock());
    private final MessageFactory sender = service.factory("sender");
    private long sequence;

    InboxBench() {
        service.database().jdbc().execute("create table effect (id int auto_increment, text varchar(100))");
    }

    Receiver receiver() {
        return receiver(MessageHandlers.on(TestService.COMMANDS).onRequest(Greet.class, this::greet));
    }

    Receiver receiver(MessageHandlers.Builder handlers) {
        Inbox inbox = new Inbox(
                new MessagingMapper(),
                new JdbcProcessedMessages(service.database().jdbc(), service.clock()),
                service.history(),
                service.transactions(),
                service.gateway(),
                failures,
                service.sightings(),
                service.clock(),
                MAX_AGE);
        return inbox.receiver(SUBSCRIBER, handlers.build(), service.channels());
    }

    private Answered greet(Greet command) {
        effect(command.text());
        if (command.text().startsWith("poison")) {
            throw new IllegalArgumentException("cannot greet " + command.text());
        }
        return new Answered("hello " + command.text());
    }

    void effect(String text) {
        service.database().jdbc().update("insert into effect (text) values (?)", text);
    }

    List<String> effects() {
        return service.database().jdbc().queryForList("select text from effect order by id", String.class);
    }

    /** @return a request from another service, with the sender's next sequence */
    Message request(String shardKey, String text) {
        CommandMessage command = new CommandMessage(TestService.COMMANDS, shardKey, new Greet(text));
        return sender.request(command, MessagingMapper.JSON, TestService.REPLIES, Optional.empty())
                .withSequence(++sequence);
    }

    Message command(Object body) {
        return sender.command(new CommandMessage(TestService.COMMANDS, "a", body), MessagingMapper.JSON);
    }

    Message event(Object body) {
        return sender.event(new EventMessage(TestService.COMMANDS, "a", body), MessagingMapper.JSON);
    }

    static List<ScriptedDelivery> deliveries(Message... messages) {
        return Stream.of(messages).map(ScriptedDelivery::of).toList();
    }

    /** @return the bodies of the replies in the outbox */
    List<String> replies() {
        return service.waiting().stream()
                .map(waiting -> waiting.message().body().toString())
                .toList();
    }

    List<What> told() {
        return service.sightings().whats();
    }
}
