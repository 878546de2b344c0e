-- What works on lessons are made from, so that a newer version of a lesson can be merged into them, and what it changed.

alter table lesson_work
    -- the lesson's notebook file that the work was made from or last brought up to; null for works from before
    add column source_hash char(64) character set ascii collate ascii_bin null,
    add column language varchar(8) character set ascii collate ascii_bin null,
    add constraint lesson_work_source check ((source_hash is null) = (language is null));

create table lesson_source (
    hash  char(64) character set ascii collate ascii_bin not null primary key,
    bytes mediumblob not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- what the newest change of a lesson did to a work, until its owner has seen it
create table lesson_change (
    work_id    bigint       not null,
    place      int          not null,
    cell       varchar(64)  character set utf8mb4 collate utf8mb4_bin not null,
    kind       varchar(24)  character set ascii collate ascii_bin not null,
    type       varchar(8)   character set ascii collate ascii_bin not null,
    source     longtext     not null,
    changed_at datetime(6)  not null,
    primary key (work_id, cell),
    constraint lesson_change_work foreign key (work_id) references lesson_work (id) on delete cascade,
    constraint lesson_change_kind
        check (kind in ('FOLLOWED', 'ADDED', 'REMOVED', 'KEPT', 'KEPT_THOUGH_REMOVED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
