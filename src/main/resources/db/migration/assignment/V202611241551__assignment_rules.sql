-- How often something may be handed in, what lateness costs, and who has longer.

alter table assignment
    -- of the points, for each day that has begun after the due date
    add column late_percent int not null default 0,
    -- null: as often as one likes
    add column attempts int null,
    add constraint assignment_late check (late_percent between 0 and 100),
    add constraint assignment_attempts check (attempts is null or attempts between 1 and 1000);

create table assignment_extension (
    assignment_id bigint       not null,
    person_id     bigint       not null,
    due_at        datetime(6)  not null,
    reason        varchar(500) not null,
    given_by      bigint       not null,
    given_at      datetime(6)  not null,
    primary key (assignment_id, person_id),
    constraint assignment_extension_of foreign key (assignment_id) references assignment (id),
    constraint assignment_extension_person foreign key (person_id) references person (id),
    constraint assignment_extension_by foreign key (given_by) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
