-- Which instance handled a shard's messages last: for people to see, nothing depends on it.
create table shard_owner (
    subscriber varchar(100)             not null,
    channel    varchar(100)             not null,
    shard      integer                  not null,
    instance   varchar(200)             not null,
    since      timestamp with time zone not null,
    primary key (subscriber, channel, shard)
);
