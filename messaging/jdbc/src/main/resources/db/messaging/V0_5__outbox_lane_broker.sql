-- Which broker carries the lane, whatever any instance is configured to; null: as configured at the next start.
alter table outbox_lane add column broker varchar(100);
-- While a lane is held, its messages wait in the outbox.
alter table outbox_lane add column held boolean default false not null;
