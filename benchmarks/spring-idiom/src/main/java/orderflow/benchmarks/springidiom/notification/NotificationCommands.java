package orderflow.benchmarks.springidiom.notification;

import orderflow.messages.Channels;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores notifications. */
@Component
class NotificationCommands {

    private final NotificationRepository notifications;
    private final ApplicationEventPublisher publisher;

    NotificationCommands(NotificationRepository notifications, ApplicationEventPublisher publisher) {
        this.notifications = notifications;
        this.publisher = publisher;
    }

    @Transactional
    @RabbitListener(queues = Channels.NOTIFICATION_COMMANDS)
    public void store(NotifyCustomer command) {
        publisher.publishEvent(notifications.save(new Notification(command)));
    }
}
