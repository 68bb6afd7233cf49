package orderflow.system.adopt;

import orderflow.messaging.inbox.MessageHandlers;
import orderflow.system.adopt.StockMessage.ReserveStock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Message Endpoint: which command goes where. */
@Configuration(proxyBeanMethods = false)
class StockCommandHandlers {

    @Bean
    MessageHandlers stockCommands(Stock stock) {
        return MessageHandlers.on("stock-commands")
                .onRequest(ReserveStock.class, stock::reserve)
                .build();
    }
}
