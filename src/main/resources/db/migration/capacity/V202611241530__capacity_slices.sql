-- Devices of the nodes, by the engine's own id: whole GPUs and parts that the hardware keeps apart. Never deleted: leases name them.
create table capacity_slice (
    device varchar(100) not null primary key,
    node varchar(120) not null,
    kind varchar(10) not null,
    model varchar(120) not null,
    parent varchar(100) not null,
    memory_mebibytes int not null,
    drained boolean not null default false,
    seen_at datetime(6) not null,
    lost_at datetime(6) null,
    constraint capacity_slice_kind check (kind in ('WHOLE', 'MIG')),
    constraint capacity_slice_memory check (memory_mebibytes > 0),
    index capacity_slice_node (node)
) character set utf8mb4 collate utf8mb4_bin;

alter table capacity_lease
    add column slice varchar(100) null,
    add column slice_mebibytes int null,
    add column slice_cpu_too boolean not null default false,
    -- a slice is handed to one lab at a time, whatever the code does
    add constraint capacity_lease_slice_once unique (slice, live),
    add constraint capacity_lease_slice_known foreign key (slice) references capacity_slice (device),
    add constraint capacity_lease_slice_wanted check (slice is null or slice_mebibytes is not null);

alter table capacity_queue
    add column slice_mebibytes int null,
    add column slice_cpu_too boolean not null default false;
