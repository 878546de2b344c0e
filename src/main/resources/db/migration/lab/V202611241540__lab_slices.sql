-- the GPU memory that a lab asks for, and whether it can do without a GPU
alter table lab
    add column slice_mebibytes int null,
    add column slice_cpu_too boolean not null default false;
