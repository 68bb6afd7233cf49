-- the trace in which a saga started, so that its deadlines continue it, and when it did; null for earlier ones
alter table saga_instance add column traceparent varchar(200);
alter table saga_instance add column started_at timestamp with time zone;
