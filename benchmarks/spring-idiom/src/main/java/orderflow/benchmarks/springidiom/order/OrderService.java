package orderflow.benchmarks.springidiom.order;

import java.util.List;
import java.util.UUID;
import orderflow.benchmarks.springidiom.Events;
import orderflow.benchmarks.springidiom.customer.CustomerRepository;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.OrderEvent.OrderPlacedV1;
import orderflow.messages.OrderLine;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Takes orders. What it sends leaves before the commit, and even if that fails. */
@Service
class OrderService {

    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final Events events;
    private final RabbitTemplate rabbit;

    OrderService(OrderRepository orders, CustomerRepository customers, Events events, RabbitTemplate rabbit) {
        this.orders = orders;
        this.customers = customers;
        this.events = events;
        this.rabbit = rabbit;
    }

    @Transactional
    public UUID place(String customerId, List<OrderLine> lines) {
        if (!customers.existsById(customerId)) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "unknown customer");
        }
        Order order = orders.save(new Order(customerId, total(lines), lines));
        events.publish(
                Channels.ORDER_EVENTS,
                order.id().toString(),
                new OrderPlacedV1(order.id(), customerId, order.total(), lines));
        rabbit.convertAndSend(Channels.PAYMENT_COMMANDS, new AuthorizePayment(order.id(), customerId, order.total()));
        return order.id();
    }

    private static Money total(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> line.unitPrice().times(line.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
    }
}
