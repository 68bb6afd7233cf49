package orderflow.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a customer, or somebody who looks after the system, can ask of it. */
record Shop(RestApi api) {

    private static final int SHORT = 8;
    private static final int UNPROCESSABLE = 422;
    private static final int TRIES = 10;

    /** @return the end of an id, as the log shows it: time-ordered ids begin alike */
    static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(id.length() - SHORT);
    }

    /** @return a new customer with that much money and an address for mail */
    String openAccount(String euros) {
        String customer = "demo-" + shortened(UUID.randomUUID().toString());
        ask(api.post(Service.PAYMENT, "/accounts", """
                {"customerId":"%s","openingBalance":{"amount":"%s","currency":"EUR"},"email":"%s@example.com"}""".formatted(customer, euros, customer)));
        return customer;
    }

    /** Orders one piece; again while order-service, just started, has not yet heard of the customer. */
    Answer order(String customer, String euros, String... headers) {
        Answer answer = orderOnce(customer, euros, headers);
        for (int i = 1; i < TRIES && isUnknown(customer, answer); i++) {
            answer = orderOnce(customer, euros, headers);
        }
        return answer;
    }

    private static boolean isUnknown(String customer, Answer answer) {
        return answer.status() == UNPROCESSABLE && answer.body().toString().contains("no account for '" + customer);
    }

    private Answer orderOnce(String customer, String euros, String... headers) {
        return api.post(Service.ORDER, "/orders", """
                {"customerId":"%s","currency":"EUR","lines":[{"sku":"demo-1","quantity":1,"unitPrice":"%s"}]}""".formatted(customer, euros), headers);
    }

    /** @return the id of the order of one piece that was accepted */
    String place(String customer, String euros) {
        return ask(order(customer, euros)).path("orderId").asString("");
    }

    Answer cancel(String orderId) {
        return api.delete(Service.ORDER, "/orders/" + orderId);
    }

    String state(String orderId) {
        return json(Service.ORDER, "/orders/" + orderId).path("state").asString("");
    }

    /** @return of the order's messages those that order-service sent or handled, oldest first */
    List<SeenMessage> messages(String orderId) {
        return json(Service.ORDER, "/orders/" + orderId + "/messages")
                .valueStream()
                .map(SeenMessage::of)
                .toList();
    }

    List<JsonNode> notifications(String orderId) {
        return json(Service.NOTIFICATION, "/notifications?orderId=" + orderId)
                .valueStream()
                .toList();
    }

    String paymentState(String orderId) {
        return json(Service.PAYMENT, "/payments?orderId=" + orderId)
                .path(0)
                .path("state")
                .asString("");
    }

    /** @param balance available or held */
    BigDecimal balance(String customer, String balance) {
        return json(Service.PAYMENT, "/accounts/" + customer)
                .path(balance)
                .path("amount")
                .asDecimal(BigDecimal.ZERO);
    }

    JsonNode ledger() {
        return json(Service.PAYMENT, "/ledger");
    }

    /** @return the value of a counter or gauge; 0 when there is none yet */
    double metric(Service service, String nameAndTags) {
        Answer answer = api.get(service, "/actuator/metrics/" + nameAndTags);
        return answer.body().at("/measurements/0/value").asDouble(0);
    }

    JsonNode json(Service service, String path) {
        return ask(api.get(service, path));
    }

    /** @return whether anybody is there */
    boolean answers(Service service) {
        try {
            return api.get(service, "/actuator/health/readiness").status() == 200;
        } catch (NotRunning e) {
            return false;
        }
    }

    private static JsonNode ask(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new BrokenPromise("a plain request was answered with " + answer);
        }
        return answer.body();
    }
}
