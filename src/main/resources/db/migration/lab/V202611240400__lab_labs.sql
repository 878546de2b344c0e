-- What tells this installation's containers, networks and volumes from those of others on the same engine.
create table lab_installation (
    id tinyint not null primary key,
    name char(8) not null,
    constraint lab_installation_single check (id = 1)
) character set utf8mb4 collate utf8mb4_bin;

create table lab (
    id bigint not null auto_increment primary key,
    owner bigint not null,
    course bigint not null,
    environment varchar(40) not null,
    memory_mebibytes int not null,
    milli_cpus int not null,
    egress boolean not null,
    work_folder varchar(500) not null,
    seed_folder varchar(1000) null,
    state varchar(12) not null,
    -- why it ended: a key of the message bundles and its arguments, a JSON array
    ending_key varchar(120) null,
    ending_arguments varchar(2000) null,
    container varchar(80) null,
    image_digest varchar(120) null,
    opened_at datetime(6) not null,
    ready_at datetime(6) null,
    ended_at datetime(6) null,
    live tinyint generated always as (if(state in ('STOPPED', 'FAILED'), null, 1)) stored,
    -- a person has one lab a course and environment, however often it is opened
    constraint lab_one_live unique (owner, course, environment, live),
    constraint lab_state_known check (state in ('WAITING', 'PREPARING', 'STARTING', 'READY', 'STOPPING', 'STOPPED', 'FAILED')),
    constraint lab_end_explained check (live is not null or ending_key is not null),
    index lab_live (live)
) character set utf8mb4 collate utf8mb4_bin;

create table lab_image (
    environment varchar(40) not null primary key,
    name varchar(200) not null,
    digest varchar(120) not null,
    prepared_at datetime(6) not null
) character set utf8mb4 collate utf8mb4_bin;

-- the last try of every way out of a lab
create table lab_isolation (
    network varchar(10) not null,
    door varchar(30) not null,
    result varchar(10) not null,
    detail varchar(500) not null,
    tried_at datetime(6) not null,
    primary key (network, door),
    constraint lab_isolation_result check (result in ('CLOSED', 'OPEN', 'UNKNOWN'))
) character set utf8mb4 collate utf8mb4_bin;
