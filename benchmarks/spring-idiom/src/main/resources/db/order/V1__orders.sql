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

create table customer (
    id    varchar(64) primary key,
    email varchar(254)
);
