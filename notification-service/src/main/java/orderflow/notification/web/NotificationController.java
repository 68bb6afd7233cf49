package orderflow.notification.web;

import java.util.List;
import java.util.UUID;
import orderflow.notification.notification.Notifications;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what customers are told, and what became of the mail. */
@RestController
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping("/notifications")
    List<NotificationView> find(@RequestParam UUID orderId) {
        return notifications.of(orderId).stream().map(NotificationView::of).toList();
    }
}
