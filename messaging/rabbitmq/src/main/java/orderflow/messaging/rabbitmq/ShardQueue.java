package orderflow.messaging.rabbitmq;

import orderflow.messaging.channel.Channel;

/** The queue of one shard, for one subscriber if the channel has several. */
record ShardQueue(RabbitTopology topology, Channel channel, String subscriber, int shard) {

    String name() {
        return RabbitTopology.queueOf(channel, subscriber, shard);
    }

    /**
     * Makes sure that it is there and gets its messages.
     *
     * @throws org.springframework.amqp.AmqpException when the broker is out of reach
     */
    void declare() {
        topology.declare(channel, subscriber, shard);
    }

    /** @return whether somebody, here or elsewhere, consumes from it */
    boolean hasConsumer() {
        return topology.look(name()).receivers() > 0;
    }
}
