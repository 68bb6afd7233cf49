package orderflow.notification.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import orderflow.notification.timeline.OrderTimeline;
import orderflow.notification.timeline.OrderTimelines;
import orderflow.notification.timeline.TimelineRebuild;
import orderflow.notification.timeline.TimelineViews;
import orderflow.notification.timeline.TimelineViews.View;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows what happened to an order, and rebuilds the timelines. */
@RestController
class TimelineController {

    private final OrderTimelines timelines;
    private final TimelineViews views;
    private final TimelineRebuild rebuild;

    TimelineController(OrderTimelines timelines, TimelineViews views, TimelineRebuild rebuild) {
        this.timelines = timelines;
        this.views = views;
        this.rebuild = rebuild;
    }

    /** @param view is shown once {@code GET /timelines/views} says CURRENT */
    record Rebuilding(long view) {}

    /** Starts to build all timelines anew from the beginning of the topics. */
    @PostMapping("/timelines/rebuild")
    ResponseEntity<Rebuilding> rebuild() {
        rebuild.obstacle().ifPresent(channel -> {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "The broker of " + channel + " keeps no events that were handled, so there is nothing to rebuild "
                            + "the timelines from.");
        });
        return ResponseEntity.accepted()
                .location(URI.create("/timelines/views"))
                .body(new Rebuilding(rebuild.start()));
    }

    /** Shows which timelines there are: those that are shown, and those that are being rebuilt. */
    @GetMapping("/timelines/views")
    List<View> views() {
        return views.all();
    }

    @GetMapping("/timelines/{orderId}")
    OrderTimeline show(@PathVariable UUID orderId) {
        return timelines
                .of(orderId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Nothing is known of the order " + orderId + "."));
    }
}
