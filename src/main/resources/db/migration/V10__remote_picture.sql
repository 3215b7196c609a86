-- Whether the author names a picture for the top that is not there, or not there yet: its place is kept by a drawn cover.
alter table article add hero_missing boolean not null default false;
