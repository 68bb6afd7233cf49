-- Runs unchanged on PostgreSQL and on H2 in its PostgreSQL mode.

-- a replica of what payment-service knows; email is null for a customer who gets no mail
create table customer (
    id    varchar(64) primary key,
    email varchar(254)
);
insert into customer (id, email) values
    ('alice', 'alice@example.com'),
    ('bob', 'bob@example.com');

alter table notification add column mail_state varchar(20) default 'NOT_MAILED' not null;
-- when to try (again); null once the mail is settled
alter table notification add column mail_due_at timestamp with time zone;
alter table notification add column mail_attempts integer default 0 not null;
alter table notification add column mail_address varchar(254);
alter table notification add column mail_sent_at timestamp with time zone;
alter table notification add column mail_reason varchar(1000);

update notification set mail_reason = 'from before there was mail';

-- notifications stay, so what is pending must be found without reading those that are settled
create index notification_by_mail on notification (mail_state, mail_due_at, id);
