-- content by its SHA-256: files, versions and sources, compressed, in parts that fit any packet limit
create table notebook_content (
    hash char(64) character set ascii collate ascii_bin not null,
    part int not null,
    bytes mediumblob not null,
    primary key (hash, part)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook (
    id bigint auto_increment primary key,
    owner_id bigint not null,
    course_id bigint not null,
    title varchar(200) not null,
    environment varchar(40) not null,
    memory_mebibytes int not null,
    milli_cpus int not null,
    egress boolean not null,
    work_folder varchar(500) not null,
    seed_folder varchar(1000),
    revision bigint not null,
    -- ids of all cells in order, deleted ones included
    cell_order longtext not null,
    metadata longtext not null,
    extra longtext not null,
    next_output bigint not null,
    -- the file that it was made from, until it is revised
    original_hash char(64) character set ascii collate ascii_bin,
    lab_id bigint,
    kernel_id varchar(64) character set utf8mb4 collate utf8mb4_bin,
    kernel_sequence bigint not null,
    inputs longtext not null,
    required_cells int not null,
    required_done int not null,
    -- the journal's position up to which these tables have everything
    journalled_to bigint not null,
    created_at datetime(6) not null,
    changed_at datetime(6) not null,
    key notebook_owner (owner_id),
    key notebook_kernel (kernel_id),
    constraint notebook_kernel_whole check ((lab_id is null) = (kernel_id is null)),
    constraint notebook_progress check (required_done between 0 and required_cells)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook_cell (
    notebook_id bigint not null,
    cell_id varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    type varchar(8) not null,
    source longtext not null,
    source_form longtext,
    metadata longtext not null,
    extra longtext not null,
    execution_count int not null,
    deleted boolean not null,
    required boolean not null,
    stale boolean not null,
    edited_since_run boolean not null,
    last_run varchar(128) character set utf8mb4 collate utf8mb4_bin,
    -- numbers of its outputs in order
    output_order longtext not null,
    clear_next boolean not null,
    primary key (notebook_id, cell_id),
    constraint notebook_cell_notebook foreign key (notebook_id) references notebook (id) on delete cascade,
    constraint notebook_cell_type check (type in ('CODE', 'MARKDOWN', 'RAW'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook_output (
    notebook_id bigint not null,
    number bigint not null,
    cell_id varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    kind varchar(8) not null,
    -- the nbformat output type, or the name of the stream
    name varchar(64) not null,
    display_id varchar(200) character set utf8mb4 collate utf8mb4_bin,
    bytes bigint not null,
    -- of a stream: how often it has changed, what was cut, how many lines it has had
    version bigint not null,
    cut_chars bigint not null,
    total_lines bigint not null,
    -- what comes after the finished chunks; all of a small fixed output
    rest longtext not null,
    primary key (notebook_id, number),
    constraint notebook_output_notebook foreign key (notebook_id) references notebook (id) on delete cascade,
    constraint notebook_output_kind check (kind in ('FIXED', 'STREAM', 'OMITTED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook_output_chunk (
    notebook_id bigint not null,
    number bigint not null,
    chunk int not null,
    first_line bigint not null,
    line_count int not null,
    chars int not null,
    text longtext not null,
    primary key (notebook_id, number, chunk),
    constraint notebook_output_chunk_output foreign key (notebook_id, number)
        references notebook_output (notebook_id, number) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook_operation (
    notebook_id bigint not null,
    revision bigint not null,
    client varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    sequence bigint not null,
    batch longtext not null,
    made_at datetime(6) not null,
    primary key (notebook_id, revision),
    constraint notebook_operation_once unique (notebook_id, client, sequence),
    constraint notebook_operation_notebook foreign key (notebook_id) references notebook (id) on delete cascade,
    key notebook_operation_age (made_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook_execution (
    id bigint auto_increment primary key,
    message_id varchar(128) character set utf8mb4 collate utf8mb4_bin not null,
    notebook_id bigint not null,
    cell_id varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    run_group bigint not null,
    stop_on_error boolean not null,
    state varchar(12) not null,
    execution_count int not null,
    queued_at datetime(6) not null,
    sent_at datetime(6),
    ended_at datetime(6),
    note longtext,
    constraint notebook_execution_message unique (notebook_id, message_id),
    constraint notebook_execution_notebook foreign key (notebook_id) references notebook (id) on delete cascade,
    constraint notebook_execution_ended check ((ended_at is null) = (state in ('QUEUED', 'RUNNING'))),
    key notebook_execution_open (ended_at, notebook_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table notebook_version (
    id bigint auto_increment primary key,
    notebook_id bigint not null,
    name varchar(200) not null,
    revision bigint not null,
    content_hash char(64) character set ascii collate ascii_bin not null,
    made_at datetime(6) not null,
    constraint notebook_version_notebook foreign key (notebook_id) references notebook (id) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- what the sources were: the cells and the hash of each one's source, kept in notebook_content
create table notebook_revision (
    notebook_id bigint not null,
    revision bigint not null,
    reason varchar(12) not null,
    cells longtext not null,
    made_at datetime(6) not null,
    primary key (notebook_id, revision),
    constraint notebook_revision_notebook foreign key (notebook_id) references notebook (id) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
