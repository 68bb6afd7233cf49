package orderflow.messaging.autoconfigure;

import orderflow.messaging.kafka.KafkaChannelAdapter;
import orderflow.messaging.query.QueryAdapter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Channels on Kafka, through Spring Boot's own clients ({@code spring.kafka.*}). */
@AutoConfiguration(
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
        before = MessagingAutoConfiguration.class)
@ConditionalOnBean(KafkaAdmin.class)
class KafkaChannelAutoConfiguration {

    @Bean
    @SuppressWarnings("unchecked") // the library's defaults set byte array serializers
    KafkaChannelAdapter kafkaChannelAdapter(
            KafkaTemplate<?, ?> template, ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
        return new KafkaChannelAdapter(
                (KafkaTemplate<byte[], byte[]>) template, (ConsumerFactory<byte[], byte[]>) consumers, admin);
    }

    @Bean
    QueryAdapter kafkaQueryAdapter(KafkaChannelAdapter adapter) {
        return adapter.queries();
    }
}
