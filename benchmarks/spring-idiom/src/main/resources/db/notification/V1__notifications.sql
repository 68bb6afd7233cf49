create sequence notification_seq increment by 50;

create table notification (
    id           bigint primary key,
    order_id     uuid                     not null,
    occasion     varchar(30)              not null,
    customer_id  varchar(64)              not null,
    text         varchar(2000)            not null,
    created_at   timestamp with time zone not null,
    mail_state   varchar(20)              not null,
    mail_address varchar(254),
    mail_sent_at timestamp with time zone,
    unique (order_id, occasion)
);

create sequence timeline_entry_seq increment by 50;

create table timeline_entry (
    id          bigint primary key,
    order_id    uuid                     not null,
    message_id  uuid                     not null unique,
    occurred_at timestamp with time zone not null,
    source      varchar(200)             not null,
    type        varchar(200)             not null,
    description varchar(2200)            not null,
    customer_id varchar(64),
    state       varchar(30)
);

create index timeline_entry_by_order on timeline_entry (order_id, occurred_at, id);

create table customer (
    id    varchar(64) primary key,
    email varchar(254)
);
