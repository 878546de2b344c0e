-- Under which number an institution knows a student, and how it reaches the student.

create table person_number (
    id             bigint       not null auto_increment primary key,
    person_id      bigint       not null,
    institution_id bigint       not null,
    -- as it is printed, in capitals; zeros in front belong to it
    number         varchar(32)  character set ascii collate ascii_bin not null,
    mail           varchar(254) not null default '',
    constraint person_number_person foreign key (person_id) references person (id),
    constraint person_number_institution foreign key (institution_id) references circle (id),
    constraint person_number_once unique (institution_id, number),
    constraint person_number_one unique (person_id, institution_id),
    constraint person_number_form check (number = upper(number) and number <> ''),
    index person_number_number (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_ci;
