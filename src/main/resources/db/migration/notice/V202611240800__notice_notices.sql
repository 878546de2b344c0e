-- What people should know, what they want to hear of, and the mail that is on its way.

create table notice (
    id        bigint        not null auto_increment primary key,
    person    bigint        not null,
    kind      varchar(24)   not null,
    -- a key of the message bundles and its arguments, a JSON array
    words     varchar(120)  not null,
    arguments varchar(2000) not null,
    link      varchar(300)  not null,
    at        datetime(6)   not null,
    read_at   datetime(6)   null,
    shown     boolean       not null,
    unread    tinyint       generated always as (if(read_at is null, 1, null)) stored,
    -- what is said once only
    once_key  varchar(80)   null,
    constraint notice_once unique (once_key),
    constraint notice_arguments check (json_valid(arguments)),
    index notice_person (person, id),
    index notice_unread (person, unread)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

-- rows only where somebody has changed a switch
create table notice_switch (
    person bigint      not null,
    kind   varchar(24) not null,
    shown  boolean     not null,
    mailed boolean     not null,
    primary key (person, kind)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

create table notice_address (
    person  bigint       not null primary key,
    address varchar(254) not null
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

create table notice_mail (
    notice     bigint        not null primary key,
    tries      int           not null default 0,
    next_at    datetime(6)   not null,
    give_up_at datetime(6)   not null,
    ended_at   datetime(6)   null,
    outcome    varchar(8)    null,
    problem    varchar(500)  null,
    constraint notice_mail_notice foreign key (notice) references notice (id),
    constraint notice_mail_outcome check ((ended_at is null) = (outcome is null) and (outcome is null or outcome in ('SENT', 'GIVEN_UP'))),
    index notice_mail_due (ended_at, next_at)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;
