package orderflow.order.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The body of {@code POST /orders}, as it came. */
record OrderBody(
        @NotNull @CustomerId String customerId,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code, such as EUR")
        String currency,

        @NotEmpty @Size(max = MOST_LINES) List<@NotNull @Valid Line> lines) {

    private static final int MOST_LINES = 100;
    private static final long MOST_PIECES = 1_000_000;
    // in UTF-16 units, like the contract's; a pattern would count characters
    private static final int LONGEST_SKU = 64;
    private static final String SKU = "must be 1 to 64 letters, digits, spaces, '.', '_', '/' or '-'";

    /**
     * One line.
     *
     * @param unitPrice decimal string, in the order's currency
     */
    @Schema(name = "OrderBodyLine")
    record Line(
            @NotNull
            @Size(max = LONGEST_SKU, message = SKU)
            @Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]*", message = SKU)
            String sku,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Min(1) @Max(MOST_PIECES)
            int quantity,

            @NotNull
            @Pattern(
                    regexp = "\\d{1,13}(\\.\\d{1,4})?",
                    message = "must be a decimal number of at least 0, such as \"19.90\"")
            String unitPrice) {}
}
