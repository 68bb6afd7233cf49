package orderflow.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "timelines")
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

    @Operation(summary = "Build all timelines anew from the beginning of the topics")
    @ApiResponse(
            responseCode = "202",
            headers =
                    @Header(name = "Location", description = "tells how far it is", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "409", description = "The broker keeps no events to build them from.")
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

    @Operation(summary = "List which timelines there are: those that are shown, and those that are being rebuilt")
    @GetMapping("/timelines/views")
    List<View> views() {
        return views.all();
    }

    @Operation(summary = "Show what happened to an order", description = "A view built from events of all services.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "Nothing is known of the order.")
    @GetMapping("/timelines/{orderId}")
    OrderTimeline show(@PathVariable UUID orderId) {
        return timelines
                .of(orderId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Nothing is known of the order " + orderId + "."));
    }
}
