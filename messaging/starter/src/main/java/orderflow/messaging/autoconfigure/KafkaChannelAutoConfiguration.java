package orderflow.messaging.autoconfigure;

import java.time.Duration;
import orderflow.messaging.kafka.KafkaChannelAdapter;
import orderflow.messaging.query.QueryAdapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Channels on Kafka, through Spring Boot's own clients ({@code spring.kafka.*}). */
@AutoConfiguration(
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
        before = MessagingAutoConfiguration.class)
@ConditionalOnClass(KafkaChannelAdapter.class)
@ConditionalOnBean(KafkaAdmin.class)
class KafkaChannelAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @SuppressWarnings("unchecked") // the library's defaults set byte array serializers
    KafkaChannelAdapter kafkaChannelAdapter(
            KafkaTemplate<?, ?> template,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin,
            @Value("${orderflow.messaging.retention:7d}") Duration retention) {
        return new KafkaChannelAdapter(
                (KafkaTemplate<byte[], byte[]>) template,
                (ConsumerFactory<byte[], byte[]>) consumers,
                admin,
                retention);
    }

    @Bean
    @ConditionalOnMissingBean(name = "kafkaQueryAdapter")
    QueryAdapter kafkaQueryAdapter(KafkaChannelAdapter adapter) {
        return adapter.queries();
    }
}
