package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SpringTransactionsTest {

    @Configuration
    @EnableTransactionManagement
    static class DeclarativeTransactions {}

    static class Sender {

        private final MessagingGateway gateway;

        Sender(MessagingGateway gateway) {
            this.gateway = gateway;
        }

        @Transactional
        void sendAround(Runnable middle) {
            gateway.send(new CommandMessage(TestService.COMMANDS, "a", new Greet("outer 1")));
            middle.run();
            gateway.send(new CommandMessage(TestService.COMMANDS, "a", new Greet("outer 2")));
        }

        @Transactional
        void inTransaction(Runnable work) {
            work.run();
        }

        void send(String text) {
            gateway.send(new CommandMessage(TestService.COMMANDS, "a", new Greet(text)));
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        void sendApart() {
            gateway.send(new CommandMessage(TestService.COMMANDS, "a", new Greet("inner")));
        }
    }

    private final TestService service = new TestService();
    private final List<Integer> storedAtFlush = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PlatformTransactionManager manager = service.database().transactionManager();
    private final Transactions transactions = new SpringTransactions(
            manager, () -> storedAtFlush.add(service.waiting().size()));

    @BeforeEach
    void startSender() {
        context.register(DeclarativeTransactions.class);
        context.registerBean(PlatformTransactionManager.class, () -> manager);
        context.registerBean(Sender.class, () -> new Sender(service.gateway(transactions)));
        context.refresh();
    }

    @AfterEach
    void stopSender() {
        context.close();
    }

    private Sender sender() {
        return context.getBean(Sender.class);
    }

    @Test
    void joinsADeclaredTransaction() {
        sender().sendAround(() -> assertThat(service.waiting()).isEmpty());

        assertThat(texts()).containsExactly("outer 1", "outer 2");
    }

    @Test
    void storesAnInnerTransactionsMessagesWithItsOwnCommit() {
        sender().sendAround(() -> {
            sender().sendApart();
            assertThat(texts()).containsExactly("inner");
        });

        assertThat(texts()).containsExactly("inner", "outer 1", "outer 2");
    }

    @Test
    void keepsAnInnerTransactionsMessagesWhenTheOuterRollsBack() {
        assertThatThrownBy(() -> sender().sendAround(() -> {
                    sender().sendApart();
                    throw new IllegalArgumentException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(texts()).containsExactly("inner");
    }

    @Test
    void writesAggregatesBeforeMessages() {
        sender().sendAround(() -> {});

        assertThat(storedAtFlush).isNotEmpty().containsOnly(0);
        assertThat(texts()).hasSize(2);
    }

    @Test
    void takesTheFirstMessageOfACallbackBeforeTheCommit() {
        sender().inTransaction(() ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        sender().send("late");
                    }
                }));

        assertThat(texts()).containsExactly("late");
    }

    @Test
    void refusesAMessageOfACallbackAfterTheCommitAndTellsWhatToDo() {
        List<String> refusals = new ArrayList<>();
        sender().inTransaction(() ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        refusals.add(assertThrows(IllegalStateException.class, () -> sender().send("too late"))
                                .getMessage());
                        sender().sendApart();
                    }

                    @Override
                    public void afterCompletion(int status) {
                        refusals.add(assertThrows(IllegalStateException.class, () -> sender().send("too late"))
                                .getMessage());
                    }
                }));

        assertThat(refusals).hasSize(2).allMatch(refusal -> refusal.contains("PROPAGATION_REQUIRES_NEW"));
        assertThat(texts()).containsExactly("inner");
    }

    private List<String> texts() {
        return service.waiting().stream()
                .map(message -> message.message().body().toString())
                .map(json -> json.replaceAll(".*:\"|\"}", ""))
                .toList();
    }
}
