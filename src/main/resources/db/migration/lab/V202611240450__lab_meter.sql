-- Minutes of a lab that are charged; counted in the transaction that charges them.
create table lab_meter (
    lab     bigint      not null primary key,
    since   datetime(6) not null,
    metered int         not null default 0,
    constraint lab_meter_counts check (metered >= 0)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;
