-- the version of a saga's definition when it started, and the one that has written its state
alter table saga_instance add column version int default 1 not null;
alter table saga_instance add column state_version int default 1 not null;
