-- a service may use the library's tables
create view shop_waiting as select count(*) as messages from outbox;
