alter table shop_order add column customer varchar(100);
