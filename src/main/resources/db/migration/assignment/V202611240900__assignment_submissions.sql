-- What is asked until when, who works on it in which notebook, and what was handed in.

create table assignment (
    id               bigint       not null auto_increment primary key,
    -- the course's circle and its folder's name
    circle_id        bigint       not null,
    course           varchar(63)  character set ascii collate ascii_bin not null,
    name             varchar(63)  character set ascii collate ascii_bin not null,
    -- a JSON object: language to title
    title            varchar(2000) not null,
    environment      varchar(40)  not null,
    memory_mebibytes int          not null,
    milli_cpus       int          not null,
    data_folder      varchar(1000) null,
    opens_at         datetime(6)  null,
    due_at           datetime(6)  null,
    closes_at        datetime(6)  null,
    constraint assignment_once unique (circle_id, name),
    constraint assignment_circle foreign key (circle_id) references circle (id),
    constraint assignment_dates check (
        (opens_at is null or due_at is null or opens_at < due_at)
        and (due_at is null or closes_at is null or due_at <= closes_at)
        and (opens_at is null or closes_at is null or opens_at < closes_at))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- the teacher's notebooks with solutions and hidden tests; of a language, the one that was made last is in use
create table assignment_version (
    id            bigint      not null auto_increment primary key,
    assignment_id bigint      not null,
    language      varchar(10) not null,
    sha256        char(64)    character set ascii collate ascii_bin not null,
    source        longblob    not null,
    -- in hundredths
    points        bigint      not null,
    made_at       datetime(6) not null,
    constraint assignment_version_once unique (assignment_id, language, sha256),
    constraint assignment_version_of foreign key (assignment_id) references assignment (id),
    constraint assignment_version_points check (points >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table assignment_work (
    id            bigint      not null auto_increment primary key,
    assignment_id bigint      not null,
    version_id    bigint      not null,
    person_id     bigint      not null,
    -- null only inside the transaction that makes the notebook
    notebook_id   bigint      null,
    opened_at     datetime(6) not null,
    constraint assignment_work_once unique (assignment_id, person_id),
    constraint assignment_work_notebook unique (notebook_id),
    constraint assignment_work_of foreign key (assignment_id) references assignment (id),
    constraint assignment_work_version foreign key (version_id) references assignment_version (id),
    constraint assignment_work_person foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- rows are written once and never changed
create table assignment_submission (
    id           bigint      not null auto_increment primary key,
    work_id      bigint      not null,
    -- counted from 1; the last one counts
    number       int         not null,
    -- by the server's clock when the request came in
    received_at  datetime(6) not null,
    late         boolean     not null,
    sha256       char(64)    character set ascii collate ascii_bin not null,
    bytes        int         not null,
    content      longblob    not null,
    -- of the lab image, where one was ready
    image_digest varchar(120) null,
    constraint assignment_submission_number unique (work_id, number),
    constraint assignment_submission_of foreign key (work_id) references assignment_work (id),
    constraint assignment_submission_size check (bytes = length(content))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
