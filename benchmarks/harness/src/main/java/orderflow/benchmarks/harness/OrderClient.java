package orderflow.benchmarks.harness;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Places orders, one after another over one connection. */
final class OrderClient implements AutoCloseable {

    static final int CUSTOMERS = 200;

    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private static final List<byte[]> ORDERS = IntStream.rangeClosed(1, CUSTOMERS)
            .mapToObj(customer -> HttpConnection.post("/orders", """
                    {"customerId":"c%d","currency":"EUR",\
                    "lines":[{"sku":"book-42","quantity":2,"unitPrice":"19.90"}]}""".formatted(customer)))
            .toList();

    private final HttpConnection http;

    OrderClient(int port) {
        this.http = new HttpConnection(port);
    }

    /**
     * @param number of the order; customers take turns
     * @return the order's id
     * @throws IOException when it is not accepted, or when nobody knows
     */
    String place(long number) throws IOException {
        HttpConnection.Answer answer = http.send(ORDERS.get((int) (number % CUSTOMERS)));
        if (answer.status() != ACCEPTED) {
            throw new IOException("POST /orders is answered with " + answer.status());
        }
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    /** Opens the accounts of all customers, with more money than a benchmark spends. */
    static void openAccounts(RunningContender contender) {
        try (HttpConnection payment =
                new HttpConnection(contender.box(Role.PAYMENT).port())) {
            for (int customer = 1; customer <= CUSTOMERS; customer++) {
                open(payment, customer);
            }
        } catch (IOException e) {
            throw new HarnessException(contender.name() + " opens no accounts: " + e, e);
        }
    }

    private static void open(HttpConnection payment, int customer) throws IOException {
        HttpConnection.Answer answer = payment.send(HttpConnection.post("/accounts", """
                {"customerId":"c%1$d","email":"c%1$d@example.org",\
                "openingBalance":{"amount":"1000000000.00","currency":"EUR"}}""".formatted(customer)));
        if (answer.status() / 100 != 2 && answer.status() != CONFLICT) {
            throw new IOException("POST /accounts is answered with " + answer.status());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
