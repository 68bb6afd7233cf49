package orderflow.notification.notification;

import orderflow.messages.Channels;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messaging.inbox.MessageHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Message Endpoint: which command goes where. */
@Configuration(proxyBeanMethods = false)
class NotificationCommandHandlers {

    @Bean
    MessageHandlers notificationCommands(Notifications notifications) {
        return MessageHandlers.on(Channels.NOTIFICATION_COMMANDS)
                .on(NotifyCustomer.class, notifications::store)
                .build();
    }
}
