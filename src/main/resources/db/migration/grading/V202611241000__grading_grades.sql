-- The queue of grading runs, what they found, and what people have marked.

create table grading_job (
    id            bigint      not null auto_increment primary key,
    kind          varchar(10) not null,
    assignment_id bigint      not null,
    person_id     bigint      not null,
    -- what was handed in; null for a check
    submission_id bigint      null,
    -- the notebook of a check, until it has run
    content       longblob    null,
    state         varchar(10) not null,
    tries         int         not null default 0,
    queued_at     datetime(6) not null,
    -- after a failure of ours it waits for a while
    not_before    datetime(6) not null,
    started_at    datetime(6) null,
    finished_at   datetime(6) null,
    -- why it waits or has failed: a key of the message bundles and its arguments, a JSON array
    reason_key       varchar(120)  null,
    reason_arguments varchar(2000) null,
    -- what the run found, a JSON object
    report        longtext    null,
    waiting       tinyint     generated always as (if(state in ('QUEUED', 'RUNNING'), 1, null)) stored,
    check_of      bigint      generated always as (if(kind = 'CHECK' and state in ('QUEUED', 'RUNNING'), assignment_id, null)) stored,
    constraint grading_job_kind check (kind in ('GRADE', 'CHECK')),
    constraint grading_job_state check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    constraint grading_job_subject check ((kind = 'GRADE') = (submission_id is not null)),
    constraint grading_job_assignment foreign key (assignment_id) references assignment (id),
    constraint grading_job_person foreign key (person_id) references person (id),
    constraint grading_job_submission foreign key (submission_id) references assignment_submission (id),
    -- a person has one check of an assignment in the queue, and a submission one run
    constraint grading_one_check unique (person_id, check_of),
    constraint grading_one_run unique (submission_id, waiting),
    index grading_queue (waiting, id),
    index grading_checks (person_id, assignment_id, kind, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- what the teacher's own solution did: twins that fail where all is right, tests that it does not pass
create table grading_reference (
    version_id bigint      not null primary key,
    twins      longtext    not null,
    failed     longtext    not null,
    run_at     datetime(6) not null,
    constraint grading_reference_version foreign key (version_id) references assignment_version (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table grading_result (
    submission_id bigint      not null primary key,
    report        longtext    not null,
    -- in hundredths
    points        bigint      not null,
    possible      bigint      not null,
    graded_at     datetime(6) not null,
    released_at   datetime(6) null,
    released_by   bigint      null,
    constraint grading_result_submission foreign key (submission_id) references assignment_submission (id),
    constraint grading_result_points check (points between 0 and possible)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- what a person gave for an answer
create table grading_mark (
    submission_id bigint       not null,
    cell          varchar(128) not null,
    points        bigint       not null,
    possible      bigint       not null,
    remark        varchar(4000) not null,
    marked_by     bigint       not null,
    marked_at     datetime(6)  not null,
    primary key (submission_id, cell),
    constraint grading_mark_submission foreign key (submission_id) references assignment_submission (id),
    constraint grading_mark_by foreign key (marked_by) references person (id),
    constraint grading_mark_points check (points between 0 and possible)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
