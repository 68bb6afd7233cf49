package orderflow.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import orderflow.notification.notification.Notifications;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what customers are told, and what became of the mail. */
@Tag(name = "notifications")
@RestController
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @Operation(summary = "List what the customer was told of an order", description = "Oldest first.")
    @GetMapping("/notifications")
    List<NotificationView> find(@RequestParam UUID orderId) {
        return notifications.of(orderId).stream().map(NotificationView::of).toList();
    }
}
