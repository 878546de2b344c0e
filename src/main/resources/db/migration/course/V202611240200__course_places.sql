-- Where the courses of the content folder have their people: one circle a course, for good.

create table course_place (
    id        bigint      not null auto_increment primary key,
    slug      varchar(63) character set ascii collate ascii_bin not null,
    circle_id bigint      not null,
    placed_at datetime(6) not null,
    constraint course_place_slug unique (slug),
    constraint course_place_circle unique (circle_id),
    constraint course_place_of_circle foreign key (circle_id) references circle (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
