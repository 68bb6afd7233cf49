package orderflow.system.adopt;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps the stock. */
@SpringBootApplication
class StockServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StockServiceApplication.class, arguments);
    }
}
