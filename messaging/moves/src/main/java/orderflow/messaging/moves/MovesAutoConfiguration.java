package orderflow.messaging.moves;

import orderflow.messaging.autoconfigure.LanePreparation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Channels can be moved: takes the place of the {@link LanePreparation} that refuses to. */
@AutoConfiguration(beforeName = "orderflow.messaging.autoconfigure.MessagingAutoConfiguration")
@Import({MovableLanes.class, ChannelMoves.class, ChannelsEndpoint.class})
class MovesAutoConfiguration {}
