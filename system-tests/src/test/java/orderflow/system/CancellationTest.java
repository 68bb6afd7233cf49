package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import orderflow.system.SteppedBroker.Stop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancels an order at every step of its saga, before and after each message, however it would have ended. */
@TestInstance(Lifecycle.PER_CLASS)
class CancellationTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofSeconds(20);

    private final SteppedSystem system = new SteppedSystem();
    private int customers;

    @AfterAll
    void stop() {
        system.close();
    }

    @ParameterizedTest
    @MethodSource("orderflow.system.CancelledCourse#all")
    void leavesTheCustomerWithHisMoneyAndOneNewsOfEachOutcome(CancelledCourse course) throws IOException {
        RestApi api = system.api();
        String customer = "customer-" + ++customers;
        api.openAccount(customer, "100.00");
        Settlement settlement = new Settlement(api, List.of(customer));

        Stop stop = system.broker()
                .stopAt(course.point(), course.lost(), () -> system.clock().advance(DEADLINE));
        UUID order = api.place(customer, course.price());
        stop.awaitReached();
        assertThat(List.of(api.cancel(order), api.cancel(order))).containsOnly(202);
        stop.goOn();

        settlement.awaitFinal(List.of(order), MOST);
        await().atMost(MOST).untilAsserted(() -> assertThat(system.liveSagas()).isEmpty());
        settlement.check(List.of(order));
        assertThat(api.cancel(order)).isEqualTo(202);
        assertThat(text(api, Service.ORDER, "/orders/" + order, "/state")).isEqualTo(course.state());
        assertThat(text(api, Service.PAYMENT, "/payments?orderId=" + order, "/0/state"))
                .isEqualTo(course.payment());
        assertThat(settlement.occasions(order)).isEqualTo(course.occasions());
    }

    private static String text(RestApi api, Service service, String path, String field) {
        return api.json(service, path).at(field).asString();
    }
}
