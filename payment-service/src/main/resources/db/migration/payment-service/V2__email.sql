-- Where a customer gets mail; null for one who gets none.
alter table account add column email varchar(254);

update account set email = customer_id || '@example.com' where customer_id in ('alice', 'bob');
