create table stock (
    sku      varchar(64) primary key,
    quantity integer not null
);

create table reservation (
    order_id uuid        not null,
    sku      varchar(64) not null,
    quantity integer     not null
);

insert into stock (sku, quantity) values ('book-42', 3);
