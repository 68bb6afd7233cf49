-- since when a subscriber is there; those that have handled anything yet, for longer than anybody remembers
create table processed_since (
    subscriber varchar(100)             not null primary key,
    since      timestamp with time zone not null
);
insert into processed_since
    select distinct subscriber, timestamp with time zone '1970-01-01 00:00:00+00' from processed_message;
