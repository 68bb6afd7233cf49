package orderflow.demo;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Publish/asynchronous responses (Scatter-Gather): one request to all payment providers; some of them answer. */
final class PublishAsyncResponses implements Scenario {

    @Override
    public String play(Stage stage) {
        String customer = stage.shop().openAccount("100.00");
        stage.step("Ask all payment providers what they would take for a payment of 40.00 EUR.");
        Answer small = offers(stage, customer, "40.00");
        List<JsonNode> offers = small.body().path("offers").valueStream().toList();
        Set<String> providers = providers(offers);
        stage.check(!offers.isEmpty(), "somebody has made an offer", small);
        stage.check(providers.size() == offers.size(), "nobody has made two", small);
        stage.check(
                small.body().path("best").equals(best(offers)), "the best offer is the one with the lowest fee", small);
        Set<String> answered = small.body()
                .path("answered")
                .valueStream()
                .map(name -> name.asString(""))
                .collect(Collectors.toSet());
        stage.check(answered.equals(providers), "who had answered when time ran out is told", small);

        stage.step("Ask for 5000.00 EUR: it is more than the card's limit, and than the wallet holds.");
        Answer large = offers(stage, customer, "5000.00");
        Set<String> others = providers(large.body().path("offers").valueStream().toList());
        stage.check(
                providers.containsAll(others) && others.size() < providers.size(),
                "fewer care to answer, and nobody waits for the others beyond the deadline",
                large);
        stage.look("in the log, the lines with \"payment-offer\": one request, and the answers as they come");
        return "One request was answered by " + providers + " in one case and by " + others
                + " in the other, each time within the deadline of one second.";
    }

    private static Answer offers(Stage stage, String customer, String euros) {
        Answer answer = stage.shop().api().post(Service.ORDER, "/payment-offers", """
                {"customerId":"%s","amount":"%s","currency":"EUR","deadlineMillis":1000}""".formatted(customer, euros));
        stage.tell("answered " + answer);
        stage.check(answer.status() == 200, "POST /payment-offers is answered", answer);
        return answer;
    }

    private static Set<String> providers(List<JsonNode> offers) {
        return offers.stream().map(offer -> offer.path("provider").asString("")).collect(Collectors.toSet());
    }

    private static JsonNode best(List<JsonNode> offers) {
        Comparator<JsonNode> byFee = comparing(offer -> offer.at("/fee/amount").asDecimal(BigDecimal.ZERO));
        return offers.stream().min(byFee).orElseThrow();
    }
}
