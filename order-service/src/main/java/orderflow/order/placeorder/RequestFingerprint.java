package orderflow.order.placeorder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;

/**
 * Tells whether two requests ask for the same, across deployments. A field that comes later may be added to the form
 * only where it is present: or else a client that repeats its request during the deployment is told that it asked for
 * something else.
 */
record RequestFingerprint(OrderRequest request) {

    private static final String VERSION = "1:";

    /** @return what to note down */
    String current() {
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(canonicalForm()));
    }

    /** @return what may have been noted down for the same request, by earlier versions too */
    List<String> all() {
        return List.of(current(), HexFormat.of().formatHex(sha256(firstForm())));
    }

    private String canonicalForm() {
        String lines = request.lines().stream()
                .map(line -> field("sku", line.sku())
                        + field("quantity", String.valueOf(line.quantity()))
                        + money("unitPrice", line.unitPrice()))
                .collect(Collectors.joining());
        return field("customerId", request.customerId()) + money("total", request.total()) + field("lines", lines);
    }

    /** With its length, so that no value can pass for two. */
    private static String field(String name, String value) {
        return name + "=" + value.length() + ":" + value + ";";
    }

    private static String money(String name, Money money) {
        return field(
                name, money.amount().toPlainString() + " " + money.currency().getCurrencyCode());
    }

    /** What the records' {@code toString} was when it was hashed. */
    private String firstForm() {
        String lines =
                request.lines().stream().map(RequestFingerprint::firstForm).collect(Collectors.joining(", ", "[", "]"));
        return "OrderRequest[customerId=" + request.customerId() + ", total=" + request.total() + ", lines=" + lines
                + "]";
    }

    private static String firstForm(OrderLine line) {
        return "OrderLine[sku=" + line.sku() + ", quantity=" + line.quantity() + ", unitPrice=" + line.unitPrice()
                + "]";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
