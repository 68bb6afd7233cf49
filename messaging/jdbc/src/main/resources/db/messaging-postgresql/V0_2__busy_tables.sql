-- PostgreSQL only: the library's tables stay small on disk, and a transaction whose owner has stalled ends.

-- Rows live for milliseconds: clean up after a number of them, not after a share of a table that is empty most of the time.
alter table outbox set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_cost_delay = 0);

-- Written several times per saga.
alter table saga_instance set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0);

-- A paused process may hold a shard's lane or a message that another instance has been given meanwhile: the server ends
-- its transaction. Holds for every connection made after this.
alter role current_user set idle_in_transaction_session_timeout = '10s';
