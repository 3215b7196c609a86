-- What the site and its feeds are known by, whatever address they have.
create table site (
    guid text not null default 'urn:uuid:' || gen_random_uuid()
);
insert into site default values;

-- When an article of the tag or the author was last imported, changed or taken down, or left it: a feed that lost an article has changed too.
alter table tag add column changed_at timestamptz not null default now();
alter table author add column changed_at timestamptz not null default now();
