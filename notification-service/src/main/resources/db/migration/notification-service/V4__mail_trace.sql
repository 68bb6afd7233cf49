-- Runs unchanged on PostgreSQL and on H2 in its PostgreSQL mode.

-- the trace to which sending the mail belongs; null for none
alter table notification add column traceparent varchar(200);
