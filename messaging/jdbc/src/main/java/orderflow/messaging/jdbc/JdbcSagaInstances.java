package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.saga.SagaInstance;
import orderflow.messaging.saga.SagaInstances;
import orderflow.messaging.saga.SagaStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of sagas in the service's own database. */
public record JdbcSagaInstances(JdbcClient client, Clock clock) implements SagaInstances {

    private static final String ROWS = "unnest(cast(:sagas as varchar array), cast(:ids as varchar array), "
            + "cast(:statuses as varchar array), cast(:steps as varchar array), cast(:states as varchar array), "
            + "cast(:awaiting as uuid array), cast(:deadlines as timestamp with time zone array), "
            + "cast(:repetitions as integer array), cast(:versions as integer array), "
            + "cast(:stateVersions as integer array), cast(:traceparents as varchar array), "
            + "cast(:starts as timestamp with time zone array)) as rows (saga, id, status, step, state, awaiting, "
            + "deadline, repetitions, version, state_version, traceparent, started_at)";

    @Override
    public void insert(Collection<SagaInstance> instances) {
        write(
                "insert into saga_instance (saga, id, status, step, state, awaiting, deadline, repetitions, "
                        + "version, state_version, traceparent, started_at, updated_at) select rows.*, :now from "
                        + ROWS,
                instances);
    }

    @Override
    public void update(Collection<SagaInstance> instances) {
        write(
                "merge into saga_instance using (select * from " + ROWS + ") as moved "
                        + "on saga_instance.saga = moved.saga and saga_instance.id = moved.id "
                        + "when matched then update set status = moved.status, step = moved.step, "
                        + "state = moved.state, awaiting = moved.awaiting, deadline = moved.deadline, "
                        + "repetitions = moved.repetitions, state_version = moved.state_version, updated_at = :now",
                instances);
    }

    private void write(String sql, Collection<SagaInstance> instances) {
        client.sql(sql)
                .param("sagas", Column.text(instances, SagaInstance::saga))
                .param("ids", Column.text(instances, SagaInstance::id))
                .param(
                        "statuses",
                        Column.text(instances, instance -> instance.status().name()))
                .param("steps", Column.text(instances, SagaInstance::step))
                .param("states", Column.text(instances, SagaInstance::state))
                .param("awaiting", Column.uuid(instances, SagaInstance::awaiting))
                .param("deadlines", Column.timestamp(instances, SagaInstance::deadline))
                .param("repetitions", Column.integer(instances, SagaInstance::repetitions))
                .param("versions", Column.integer(instances, SagaInstance::version))
                .param("stateVersions", Column.integer(instances, SagaInstance::stateVersion))
                .param("traceparents", Column.text(instances, SagaInstance::traceparent))
                .param("starts", Column.timestamp(instances, SagaInstance::startedAt))
                .param("now", timestamp(clock.instant()))
                .update();
    }

    @Override
    public List<SagaInstance> lockAwaiting(Collection<UUID> correlationIds) {
        return client.sql("select * from saga_instance where awaiting = any(:ids) order by saga, id for update")
                .param("ids", Column.uuid(correlationIds))
                .query(SagaInstance.class)
                .list();
    }

    @Override
    public Optional<SagaInstance> lockAwaitingUnlessLocked(UUID correlationId) {
        return client.sql("select * from saga_instance where awaiting = ? for update skip locked")
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
