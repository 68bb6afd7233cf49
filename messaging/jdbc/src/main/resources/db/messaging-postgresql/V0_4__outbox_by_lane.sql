-- PostgreSQL only: no message is read but those of the lane asked for.

-- With an index of ids alone, the oldest message of a lane that is empty was searched among all that wait in others.
drop index outbox_by_lane;
alter table outbox drop constraint outbox_pkey;
alter table outbox add primary key (channel, shard, id);

-- The few messages that hold up their shard keys; not written for any other.
create index outbox_by_refusal on outbox (channel, shard, shard_key) where refusal is not null;
