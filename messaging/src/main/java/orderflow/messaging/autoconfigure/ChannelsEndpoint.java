package orderflow.messaging.autoconfigure;

import java.util.List;
import orderflow.messaging.autoconfigure.ChannelMoves.State;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/channels}: how each channel is carried and what it holds; holds its messages back, or lets them go.
 */
@Endpoint(id = "channels")
record ChannelsEndpoint(ChannelMoves moves) {

    /** What is shown. */
    record Channels(List<State> channels) {}

    @ReadOperation
    Channels channels() {
        return new Channels(moves.states());
    }

    @ReadOperation
    WebEndpointResponse<State> channel(@Selector String name) {
        return moves.state(name).map(WebEndpointResponse::new).orElseGet(ChannelsEndpoint::unknown);
    }

    /** @param held whether the channel's messages are to wait in the outbox of this service, all instances of it */
    @WriteOperation
    WebEndpointResponse<State> hold(@Selector String name, boolean held) {
        moves.hold(name, held);
        return channel(name);
    }

    private static WebEndpointResponse<State> unknown() {
        return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
