package orderflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopTest {

    private static final String UNKNOWN = """
            {'errors':[{'field':'customerId','message':"payment-service has told of no account for \\u0027demo-7\\u0027"}]}""";

    private final StubServices services = new StubServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void ordersAgainWhileOrderServiceHasNotHeardOfTheCustomer() {
        services.answer("POST /orders", 422, UNKNOWN).answer("POST /orders", 202, "{'orderId':'7'}");

        assertThat(shop().place("demo-7", "1.00")).isEqualTo("7");
    }

    @Test
    void doesNotRepeatAnOrderThatIsWrongInItself() {
        services.answer("POST /orders", 422, "{'detail':'the currency must be EUR'}")
                .answer("POST /orders", 202, "{'orderId':'7'}");

        assertThat(shop().order("demo-7", "1.00").status()).isEqualTo(422);
    }

    private Shop shop() {
        return new Shop(new RestApi(services.environment()));
    }
}
