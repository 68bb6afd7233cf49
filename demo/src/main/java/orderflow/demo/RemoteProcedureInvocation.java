package orderflow.demo;

import java.util.List;

/** The contrast: GET /orders/{id}/payment calls payment-service and needs it to be up; placing an order does not. */
final class RemoteProcedureInvocation implements Scenario {

    @Override
    public String play(Stage stage) {
        return stage.shop().answers(Service.PAYMENT) ? withPayment(stage) : withoutPayment(stage);
    }

    private static String withPayment(Stage stage) {
        Shop shop = stage.shop();
        stage.step("By message: place an order. order-service needs nobody else to accept it.");
        Answer placed = place(stage, shop.openAccount("100.00"));
        String order = placed.text("orderId");
        stage.await("the order is COMPLETED", () -> shop.state(order), "COMPLETED"::equals);

        stage.step("By call: order-service asks payment-service, and cannot answer before it is answered.");
        Answer called = call(stage, order);
        stage.check(called.status() == 200, "the call is answered", called);
        stage.check(
                called.text("state").equals("CAPTURED")
                        && shop.paymentState(order).equals("CAPTURED"),
                "it tells what payment-service says itself: CAPTURED",
                called);
        stage.look("the call is a request in nobody's log of messages; nothing of it would survive a crash");

        stage.step("To see the difference, do the same without payment-service:");
        List.of(
                        "docker compose stop payment-service",
                        "./run demo remote-procedure-invocation",
                        "docker compose start payment-service")
                .forEach(stage::tell);
        return "Both forms work while payment-service is up: 202 after "
                + placed.after().toMillis() + " ms by message, 200 after "
                + called.after().toMillis() + " ms by call.";
    }

    private static String withoutPayment(Stage stage) {
        stage.step("payment-service is down. By message: place an order.");
        Answer placed = place(stage, "alice");
        stage.step("By call: ask for its payment.");
        Answer called = call(stage, placed.text("orderId"));
        stage.check(called.status() == 503, "the call fails with 503", called);
        stage.lookInLog(
                placed.text("orderId"),
                "sent to payment-commands, and handled once payment-service is back; "
                        + "after its deadline of 30 s the order is rejected instead");
        return "Without payment-service the message is accepted with 202, and the call fails with 503.";
    }

    private static Answer place(Stage stage, String customer) {
        Answer placed = stage.shop().order(customer, "1.00");
        stage.tell("POST /orders is answered " + placed);
        stage.check(placed.status() == 202, "the order is accepted", placed);
        return placed;
    }

    private static Answer call(Stage stage, String order) {
        Answer called = stage.shop().api().get(Service.ORDER, "/orders/" + order + "/payment");
        stage.tell("GET /orders/" + order + "/payment is answered " + called);
        return called;
    }
}
