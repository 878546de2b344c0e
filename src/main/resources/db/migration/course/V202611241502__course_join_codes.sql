-- Codes with which people take themselves into a course, while a window is open.

create table course_join_code (
    id         bigint      not null auto_increment primary key,
    circle_id  bigint      not null,
    section_id bigint      null,
    code       varchar(16) character set ascii collate ascii_bin not null,
    opens_at   datetime(6) not null,
    closes_at  datetime(6) not null,
    seats      int         null,
    taken      int         not null default 0,
    made_by    bigint      not null,
    constraint course_join_code_once unique (code),
    constraint course_join_code_of foreign key (circle_id) references circle (id),
    constraint course_join_code_section foreign key (section_id) references circle (id),
    constraint course_join_code_window check (opens_at <= closes_at),
    constraint course_join_code_seats check (taken >= 0 and (seats is null or (seats > 0 and taken <= seats)))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table course_join (
    id        bigint      not null auto_increment primary key,
    code_id   bigint      not null,
    person_id bigint      not null,
    at        datetime(6) not null,
    constraint course_join_once unique (code_id, person_id),
    constraint course_join_code_used foreign key (code_id) references course_join_code (id),
    constraint course_join_person foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
