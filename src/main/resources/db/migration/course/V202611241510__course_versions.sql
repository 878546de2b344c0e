-- Courses that people bring along: where they are placed, and the versions of their content. The files lie in the data folder, by their hash.

alter table course_place
    -- for whom, where a course is taught more than once: "Spring 2027"
    add column term        varchar(40) null,
    add column archived_at datetime(6) null;

create table course_version (
    id      bigint      not null auto_increment primary key,
    course  varchar(63) character set ascii collate ascii_bin not null,
    number  int         not null,
    hash    char(64)    character set ascii collate ascii_bin not null,
    files   int         not null,
    bytes   bigint      not null,
    made_by bigint      not null,
    made_at datetime(6) not null,
    constraint course_version_number unique (course, number),
    constraint course_version_course foreign key (course) references course_place (slug),
    constraint course_version_person foreign key (made_by) references person (id),
    constraint course_version_counts check (number > 0 and files > 0 and bytes >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
