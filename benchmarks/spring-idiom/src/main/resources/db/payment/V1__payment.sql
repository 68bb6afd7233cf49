create table account (
    customer_id varchar(64)    not null primary key,
    available   numeric(19, 4) not null check (available >= 0),
    held        numeric(19, 4) not null check (held >= 0),
    currency    varchar(3)     not null,
    email       varchar(254),
    version     bigint         not null
);

create table payment (
    order_id    uuid           not null primary key,
    customer_id varchar(64)    not null,
    amount      numeric(19, 4) not null,
    currency    varchar(3)     not null,
    state       varchar(20)    not null,
    reason      varchar(200),
    version     bigint         not null
);

create sequence ledger_entry_seq increment by 50;

create table ledger_entry (
    id         bigint primary key,
    journal_id uuid                     not null,
    account    varchar(100)             not null,
    side       varchar(6)               not null,
    amount     numeric(19, 4)           not null check (amount > 0),
    currency   varchar(3)               not null,
    order_id   uuid,
    booked_at  timestamp with time zone not null,
    unique (journal_id, account, side)
);
