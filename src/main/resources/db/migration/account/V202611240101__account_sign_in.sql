-- How people prove who they are. Secrets are stored as hashes only.

create table credential (
    person_id     bigint       not null primary key,
    password_hash varchar(255) character set ascii collate ascii_bin not null,
    changed_at    datetime(6)  not null,
    constraint credential_person foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table remembered_device (
    series_hash    char(64)    character set ascii collate ascii_bin not null primary key,
    token_hash     char(64)    character set ascii collate ascii_bin not null,
    previous_hash  char(64)    character set ascii collate ascii_bin null,
    person_id      bigint      not null,
    rotated_at     datetime(6) not null,
    expires_at     datetime(6) not null,
    constraint remembered_device_person foreign key (person_id) references person (id),
    index remembered_device_expiry (expires_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table one_time_link (
    token_hash char(64)    character set ascii collate ascii_bin not null primary key,
    purpose    varchar(32) character set ascii collate ascii_bin not null,
    expires_at datetime(6) not null,
    used_at    datetime(6) null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
