package orderflow.problem;

import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.Currency;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** Tells in the OpenAPI document that amounts and currencies are texts. */
@Configuration(proxyBeanMethods = false)
class AmountSchemas {

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        BigDecimal.class,
                        new StringSchema().pattern("-?\\d{1,13}(\\.\\d{1,4})?").example("19.90"))
                .replaceWithSchema(
                        Currency.class,
                        new StringSchema()
                                .pattern("[A-Z]{3}")
                                .description("ISO 4217 code")
                                .example("EUR"));
    }
}
