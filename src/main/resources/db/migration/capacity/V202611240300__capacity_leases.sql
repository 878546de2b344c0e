-- One row that is locked while a decision is made: decisions are taken one after the other.
create table capacity_gate (
    id tinyint not null primary key,
    constraint capacity_gate_single check (id = 1)
) character set utf8mb4 collate utf8mb4_bin;

insert into capacity_gate (id) values (1);

create table capacity_lease (
    id bigint not null auto_increment primary key,
    holder bigint not null,
    person bigint not null,
    node varchar(120) not null,
    memory_mebibytes int not null,
    milli_cpus int not null,
    ahead boolean not null,
    yielding boolean not null default false,
    granted_at datetime(6) not null,
    ends_at datetime(6) not null,
    longest_until datetime(6) not null,
    ended_at datetime(6) null,
    -- 1 while the lease lives, null afterwards: unique keys leave nulls alone
    live tinyint generated always as (if(ended_at is null, 1, null)) stored,
    -- a lab has one live lease
    constraint capacity_lease_one_live unique (holder, live),
    constraint capacity_lease_in_order check (ends_at >= granted_at and ends_at <= longest_until),
    constraint capacity_lease_of_something check (memory_mebibytes > 0 and milli_cpus > 0),
    index capacity_lease_live (live, ends_at)
) character set utf8mb4 collate utf8mb4_bin;

-- first come, first served: the order of ids is the order of arrival
create table capacity_queue (
    id bigint not null auto_increment primary key,
    holder bigint not null,
    person bigint not null,
    memory_mebibytes int not null,
    milli_cpus int not null,
    arrived_at datetime(6) not null,
    constraint capacity_queue_once unique (holder)
) character set utf8mb4 collate utf8mb4_bin;
