package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a service that is down costs the caller: an order is a message to payment-service, and waits for it; the
 * question for a payment is a call, and has no answer without it.
 */
class AvailabilityTest {

    private static final int ROUNDS = 100;
    private static final int DOWN_FROM = 30;
    private static final int DOWN_UNTIL = 80;
    private static final Duration CIRCUIT_STAYS_OPEN = Duration.ofSeconds(6);
    private static final Duration TO_FINISH = Duration.ofSeconds(60);

    private final List<UUID> accepted = new ArrayList<>();
    private int answered;

    @Test
    void acceptsEveryOrderWhilePaymentServiceIsDownAndAnswersNoQuestionForAPayment() throws Exception {
        try (SteppedSystem system = new SteppedSystem()) {
            RestApi api = system.api();
            UUID paid = RestApi.orderIdIn(api.order("alice", "1.00").toString());
            Settlement settlement = new Settlement(api, List.of("alice"));
            for (int round = 0; round < ROUNDS; round++) {
                if (round == DOWN_FROM) {
                    system.stopPaymentService();
                }
                if (round == DOWN_UNTIL) {
                    system.startPaymentService();
                    system.clock().advance(CIRCUIT_STAYS_OPEN);
                }
                accepted.add(api.place("alice", "1.00"));
                answered += askFor(api, paid, round >= DOWN_FROM && round < DOWN_UNTIL ? 503 : 200);
            }
            tell();
            assertThat(accepted).hasSize(ROUNDS);
            assertThat(answered).isEqualTo(ROUNDS - (DOWN_UNTIL - DOWN_FROM));
            settlement.awaitFinal(accepted, TO_FINISH);
            settlement.check(accepted);
        }
    }

    private static int askFor(RestApi api, UUID order, int status) {
        var answer = api.get(Service.ORDER, "/orders/" + order + "/payment");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return status == 200 ? 1 : 0;
    }

    private void tell() {
        System.out.printf(
                "payment-service down for %d of %d rounds: POST /orders accepted %d, GET /orders/{id}/payment answered %d%n",
                DOWN_UNTIL - DOWN_FROM, ROUNDS, accepted.size(), answered);
    }
}
