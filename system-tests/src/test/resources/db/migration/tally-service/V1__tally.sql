-- Deliberately without a unique constraint: an effect that happens twice is to be seen.
create table tally (
    id       bigint generated always as identity primary key,
    name     varchar(64) not null,
    number   integer     not null,
    instance varchar(64) not null
);
