package orderflow.notification.web;

import java.util.UUID;
import orderflow.notification.timeline.OrderTimeline;
import orderflow.notification.timeline.OrderTimelines;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows what happened to an order. */
@RestController
class TimelineController {

    private final OrderTimelines timelines;

    TimelineController(OrderTimelines timelines) {
        this.timelines = timelines;
    }

    @GetMapping("/timelines/{orderId}")
    OrderTimeline show(@PathVariable UUID orderId) {
        return timelines
                .of(orderId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Nothing is known of the order " + orderId + "."));
    }
}
