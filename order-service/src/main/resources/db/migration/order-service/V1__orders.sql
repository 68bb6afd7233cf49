-- Runs unchanged on PostgreSQL and on H2 in its PostgreSQL mode.

create table orders (
    id               uuid primary key,
    customer_id      varchar(64)              not null,
    state            varchar(20)              not null,
    total            numeric(19, 4)           not null,
    currency         varchar(3)               not null,
    rejection_reason varchar(500),
    placed_at        timestamp with time zone not null,
    version          bigint                   not null
);
create index orders_by_customer on orders (customer_id, placed_at);

create table order_line (
    order_id   uuid           not null references orders (id),
    position   integer        not null,
    sku        varchar(64)    not null,
    quantity   integer        not null,
    unit_price numeric(19, 4) not null,
    primary key (order_id, position)
);

-- what a client may repeat without ordering twice
create table idempotency_key (
    customer_id     varchar(64)              not null,
    idempotency_key varchar(200)             not null,
    request_hash    varchar(64)              not null,
    order_id        uuid                     not null,
    created_at      timestamp with time zone not null,
    primary key (customer_id, idempotency_key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

-- a replica of the customers that payment-service has accounts for, kept up to date by its events
create table customer (
    id varchar(64) primary key
);
insert into customer (id) values ('alice');
insert into customer (id) values ('bob');
