-- the GPU memory that a notebook's lab asks for, and whether it can do without a GPU
alter table notebook
    add column slice_mebibytes int null,
    add column slice_cpu_too boolean not null default false;
