-- how often a saga has repeated the command whose reply it awaits
alter table saga_instance add column repetitions int default 0 not null;
