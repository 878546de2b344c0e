-- People, the circles they are in, and the record of what was done.

create table person (
    id            bigint       not null auto_increment primary key,
    sign_in_name  varchar(64)  character set utf8mb4 collate utf8mb4_bin not null,
    display_name  varchar(120) not null,
    language      varchar(8)   not null,
    theme         varchar(8)   not null,
    zone          varchar(64)  not null,
    created_at    datetime(6)  not null,
    constraint person_sign_in_name unique (sign_in_name),
    constraint person_sign_in_name_form check (sign_in_name = lower(sign_in_name) and sign_in_name <> '')
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table circle (
    id         bigint       not null auto_increment primary key,
    kind       varchar(16)  not null,
    name       varchar(160) not null,
    parent_id  bigint       null,
    parent_key bigint       as (coalesce(parent_id, 0)) stored,
    constraint circle_parent foreign key (parent_id) references circle (id),
    constraint circle_name unique (parent_key, kind, name),
    constraint circle_kind check (kind in ('INSTITUTION', 'DEPARTMENT', 'COURSE', 'SECTION')),
    constraint circle_root check ((kind = 'INSTITUTION') = (parent_id is null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

-- a circle lies in one of an earlier kind, so the tree has no loops
delimiter //
create trigger circle_nests_insert before insert on circle for each row
begin
    if new.parent_id is not null
        and field(new.kind, 'INSTITUTION', 'DEPARTMENT', 'COURSE', 'SECTION')
            <= (select field(kind, 'INSTITUTION', 'DEPARTMENT', 'COURSE', 'SECTION') from circle where id = new.parent_id)
    then
        signal sqlstate '45000' set message_text = 'a circle lies in one of an earlier kind';
    end if;
end //
create trigger circle_nests_update before update on circle for each row
begin
    if not (new.kind <=> old.kind and new.parent_id <=> old.parent_id) then
        signal sqlstate '45000' set message_text = 'a circle keeps its kind and its parent';
    end if;
end //
delimiter ;

create table membership (
    id         bigint      not null auto_increment primary key,
    person_id  bigint      not null,
    circle_id  bigint      null,
    circle_key bigint      as (coalesce(circle_id, 0)) stored,
    role       varchar(24) not null,
    since      datetime(6) not null,
    constraint membership_person foreign key (person_id) references person (id),
    constraint membership_circle foreign key (circle_id) references circle (id),
    constraint membership_once unique (person_id, circle_key, role),
    constraint membership_role check (role in ('STUDENT', 'ASSISTANT', 'TEACHER', 'DEPARTMENT_ADMIN', 'INSTITUTION_ADMIN', 'AUDITOR', 'PLATFORM_ADMIN')),
    constraint membership_platform check ((role = 'PLATFORM_ADMIN') = (circle_id is null)),
    index membership_circle_role (circle_id, role)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

create table audit_entry (
    id             bigint       not null auto_increment primary key,
    at             datetime(6)  not null,
    actor_id       bigint       null,
    action         varchar(64)  character set utf8mb4 collate utf8mb4_bin not null,
    subject        varchar(160) character set utf8mb4 collate utf8mb4_bin not null,
    circle_id      bigint       null,
    institution_id bigint       null,
    details        text         not null,
    constraint audit_entry_details check (json_valid(details)),
    index audit_entry_institution (institution_id, id),
    index audit_entry_actor (actor_id, id),
    index audit_entry_action (action, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;

delimiter //
create trigger audit_entry_no_update before update on audit_entry for each row
    signal sqlstate '45000' set message_text = 'the audit log is append-only' //
create trigger audit_entry_no_delete before delete on audit_entry for each row
    signal sqlstate '45000' set message_text = 'the audit log is append-only' //
delimiter ;
