-- the revision that somebody went back to, and how many cells there were
alter table notebook_revision
    add column went_back_to bigint,
    add column cell_count int not null,
    add constraint notebook_revision_reason
        check (reason in ('CREATED', 'EDITED', 'RUN', 'RESET', 'RESTORED'));
