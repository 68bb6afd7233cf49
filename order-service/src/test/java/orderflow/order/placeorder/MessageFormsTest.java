package orderflow.order.placeorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.order.Conversation;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentReplies;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The form of messages is configuration: which version of an event, text or binary. */
@OrderServiceTest
@TestPropertySource(
        properties = {
            "orderflow.orders.placed-event=v2",
            "orderflow.messaging.channels.payment-commands.content-type=application/cbor"
        })
class MessageFormsTest {

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private MessageHistory history;

    @Autowired
    private MutableClock clock;

    @Autowired
    private MockMvcTester http;

    @Test
    void sendsTheLaterVersionWhenToldThatReceiversUnderstandIt() {
        UUID order = placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
        Conversation conversation = new Conversation(history, order);

        Message placed = conversation.sent(OrderPlaced.class);

        assertThat(conversation.said()).startsWith("sent order-events order.placed.v2");
        assertThat(new MessagingMapper().read(placed.body(), MessagingMapper.JSON, OrderPlaced.class))
                .returns(clock.instant(), OrderPlaced::placedAt);
    }

    @Test
    void showsBinaryBodiesAsTheTextThatTheyWouldBe() {
        UUID order = placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
        Message authorize = new Conversation(history, order).sent(AuthorizePayment.class);

        assertThat(authorize.headers().contentType()).isEqualTo(MessagingMapper.CBOR);
        var messages =
                assertThat(http.get().uri("/orders/" + order + "/messages")).bodyJson();
        messages.extractingPath("$[*].contentType")
                .asArray()
                .containsExactly(MessagingMapper.JSON, MessagingMapper.CBOR);
        messages.extractingPath("$[1].body")
                .asMap()
                .hasToString("{orderId=" + order + ", customerId=alice, amount={amount=39.80, currency=EUR}}");
    }
}
