-- What students have done, counted from the events of other modules; every row can be counted anew from their tables.

create table progress_lesson (
    person_id      bigint      not null,
    course         varchar(63) character set ascii collate ascii_bin not null,
    lesson         varchar(63) character set ascii collate ascii_bin not null,
    notebook_id    bigint      not null,
    required_cells int         not null,
    required_done  int         not null,
    begun_at       datetime(6) not null,
    touched_at     datetime(6) not null,
    done_at        datetime(6) null,
    primary key (person_id, course, lesson),
    constraint progress_lesson_person foreign key (person_id) references person (id),
    constraint progress_lesson_counts check (required_cells >= 0 and required_done between 0 and required_cells),
    index progress_lesson_course (course, person_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table progress_hand_in (
    person_id      bigint      not null,
    assignment_id  bigint      not null,
    circle_id      bigint      not null,
    -- how often it was handed in, and the last of them
    hand_ins       int         not null,
    submission_id  bigint      not null,
    handed_in_at   datetime(6) not null,
    -- the newest that has a grade which its student sees
    awarded_number int         null,
    primary key (person_id, assignment_id),
    constraint progress_hand_in_person foreign key (person_id) references person (id),
    constraint progress_hand_in_counts check (hand_ins > 0 and (awarded_number is null or awarded_number between 1 and hand_ins)),
    index progress_hand_in_circle (circle_id, assignment_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
