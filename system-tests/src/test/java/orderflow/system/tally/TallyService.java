package orderflow.system.tally;

import orderflow.messaging.inbox.MessageHandlers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes down each message that it handles. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TallyService {

    public static void main(String[] arguments) {
        SpringApplication.run(TallyService.class, arguments);
    }

    @Bean
    MessageHandlers tallies(JdbcClient jdbc, @Value("${orderflow.messaging.instance}") String instance) {
        return MessageHandlers.on("tallies")
                .on(
                        Add.class,
                        add -> jdbc.sql("insert into tally (name, number, instance) values (?, ?, ?)")
                                .params(add.name(), add.number(), instance)
                                .update())
                .build();
    }
}
