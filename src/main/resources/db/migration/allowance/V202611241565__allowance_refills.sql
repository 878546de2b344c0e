-- Courses that fill their students' allowances up again by themselves; what is left lapses when the term is over.

create table allowance_refill (
    course  bigint      not null primary key,
    -- milli-credits that each student is filled up to
    level   bigint      not null,
    rhythm  varchar(8)  not null,
    -- null: there will be no more
    next_at datetime(6) null,
    -- when what students have left lapses; null: never
    ends_at datetime(6) null,
    set_by  bigint      not null,
    -- whether the course had enough the last time
    lacking boolean     not null default false,
    constraint allowance_refill_course foreign key (course) references circle (id),
    constraint allowance_refill_by foreign key (set_by) references person (id),
    constraint allowance_refill_level check (level > 0),
    constraint allowance_refill_rhythm check (rhythm in ('WEEKLY', 'ONCE')),
    index allowance_refill_due (next_at),
    index allowance_refill_end (ends_at)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;
