-- Who works on which lesson in which notebook.

create table lesson_work (
    id             bigint      not null auto_increment primary key,
    person_id      bigint      not null,
    course         varchar(63) character set ascii collate ascii_bin not null,
    lesson         varchar(63) character set ascii collate ascii_bin not null,
    -- null only inside the transaction that makes the notebook
    notebook_id    bigint      null,
    required_cells int         not null default 0,
    required_done  int         not null default 0,
    opened_at      datetime(6) not null,
    touched_at     datetime(6) not null,
    done_at        datetime(6) null,
    constraint lesson_work_once unique (person_id, course, lesson),
    constraint lesson_work_notebook unique (notebook_id),
    constraint lesson_work_person foreign key (person_id) references person (id),
    constraint lesson_work_counts check (required_cells >= 0 and required_done between 0 and required_cells),
    index lesson_work_newest (person_id, touched_at),
    index lesson_work_course (course)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
