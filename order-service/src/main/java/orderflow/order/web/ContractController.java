package orderflow.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells others which messages there are: the AsyncAPI document of the whole system. */
@Tag(name = "contracts")
@RestController
class ContractController {

    @Operation(summary = "Show the AsyncAPI document of the whole system")
    @GetMapping(path = "/asyncapi", produces = MediaType.APPLICATION_YAML_VALUE)
    Resource asyncApi() {
        return new ClassPathResource("asyncapi.yaml", ContractController.class);
    }
}
