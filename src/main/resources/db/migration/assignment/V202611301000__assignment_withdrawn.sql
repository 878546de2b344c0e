-- no longer in its course's content: nothing more is handed in, and what was handed in stays
alter table assignment add column withdrawn boolean not null default false;
