package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.saga.SagaInstance;
import orderflow.messaging.saga.SagaInstances;
import orderflow.messaging.saga.SagaStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of sagas in the service's own database. */
public record JdbcSagaInstances(JdbcClient client, Clock clock) implements SagaInstances {

    @Override
    public void insert(SagaInstance instance) {
        write(
                "insert into saga_instance (status, step, state, awaiting, deadline, repetitions, version, state_version, "
                        + "traceparent, started_at, updated_at, saga, id) "
                        + "values (:status, :step, :state, :awaiting, :deadline, :repetitions, :version, "
                        + ":stateVersion, :traceparent, :startedAt, :now, :saga, :id)",
                instance);
    }

    @Override
    public void update(SagaInstance instance) {
        write(
                "update saga_instance set status = :status, step = :step, state = :state, awaiting = :awaiting, "
                        + "deadline = :deadline, repetitions = :repetitions, state_version = :stateVersion, "
                        + "updated_at = :now where saga = :saga and id = :id",
                instance);
    }

    private void write(String sql, SagaInstance instance) {
        client.sql(sql)
                .param("status", instance.status().name())
                .param("step", instance.step())
                .param("state", instance.state())
                .param("awaiting", instance.awaiting())
                .param("deadline", orNull(instance.deadline()))
                .param("repetitions", instance.repetitions())
                .param("version", instance.version())
                .param("stateVersion", instance.stateVersion())
                .param("traceparent", instance.traceparent())
                .param("startedAt", orNull(instance.startedAt()))
                .param("now", timestamp(clock.instant()))
                .param("saga", instance.saga())
                .param("id", instance.id())
                .update();
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant time) {
        return time == null ? null : timestamp(time);
    }

    @Override
    public Optional<SagaInstance> lockAwaiting(UUID correlationId) {
        return awaiting(correlationId, "for update");
    }

    @Override
    public Optional<SagaInstance> lockAwaitingUnlessLocked(UUID correlationId) {
        return awaiting(correlationId, "for update skip locked");
    }

    private Optional<SagaInstance> awaiting(UUID correlationId, String lock) {
        return client.sql("select * from saga_instance where awaiting = ? " + lock)
                .param(correlationId)
                .query(SagaInstance.class)
                .optional();
    }

    @Override
    public List<SagaInstance> overdue(Instant now, int limit) {
        return client.sql("select * from saga_instance where deadline <= ? order by deadline limit ? "
                        + "for update skip locked")
                .param(timestamp(now))
                .param(limit)
                .query(SagaInstance.class)
                .list();
    }

    @Override
    public void abandonWaiting(String saga, String id) {
        client.sql("update saga_instance set status = 'ABANDONED', updated_at = ? "
                        + "where saga = ? and id = ? and status = 'WAITING_FOR_OPERATOR'")
                .param(timestamp(clock.instant()))
                .param(saga)
                .param(id)
                .update();
    }

    @Override
    public long waitingForOperator() {
        return client.sql("select count(*) from saga_instance where status = ?")
                .param(SagaStatus.WAITING_FOR_OPERATOR.name())
                .query(Long.class)
                .single();
    }
}
