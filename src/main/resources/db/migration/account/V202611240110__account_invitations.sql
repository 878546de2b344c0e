-- People are let in by a link to a password of their own, and can be kept out.

alter table person add column locked_at datetime(6) null;

alter table one_time_link
    add column person_id bigint null,
    add constraint one_time_link_person foreign key (person_id) references person (id),
    add constraint one_time_link_for check ((purpose = 'first-admin') = (person_id is null)),
    add index one_time_link_of (person_id, purpose);
