package orderflow.messaging.kafka;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Remaining;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** What the consumer groups of a topic have not handled: exact, since an offset is committed when that is done. */
record KafkaLag(Admin admin, UnreadRecords unread) {

    /** @param groups those that have not committed anything yet, beside all that have */
    Remaining of(Channel channel, Collection<String> groups) {
        try {
            return of(partitions(channel.name()), channel.style() == ChannelStyle.POINT_TO_POINT, groups);
        } catch (CompletionException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof UnknownTopicOrPartitionException) {
                return Remaining.NOTHING;
            }
            throw new ChannelUnavailableException(cause);
        }
    }

    private Remaining of(List<TopicPartition> partitions, boolean forAnybody, Collection<String> groups) {
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed();
        committed.values().removeIf(offsets -> partitions.stream().allMatch(each -> offsets.get(each) == null));
        groups.forEach(group -> committed.putIfAbsent(group, Map.of()));
        if (forAnybody && committed.isEmpty()) {
            committed.put("whoever comes first", Map.of());
        }
        long lag = committed.values().stream()
                .mapToLong(offsets -> ends.entrySet().stream()
                        .mapToLong(end -> unread.between(
                                end.getKey(),
                                handled(offsets.get(end.getKey()), begins.getOrDefault(end.getKey(), 0L)),
                                end.getValue()))
                        .sum())
                .sum();
        return new Remaining(lag, 0, partitions.size());
    }

    private static long handled(@Nullable OffsetAndMetadata committed, long begin) {
        return committed == null ? begin : Math.max(committed.offset(), begin);
    }

    private List<TopicPartition> partitions(String topic) {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(toMap(Function.identity(), each -> which));
        return await(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed() {
        Map<String, ListConsumerGroupOffsetsSpec> asked =
                await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                        .collect(toMap(GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
        return new HashMap<>(
                asked.isEmpty()
                        ? Map.of()
                        : await(admin.listConsumerGroupOffsets(asked).all()));
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
