-- The site as feeds know it: one row.
create table site (
    the_only   boolean     primary key default true check (the_only),
    -- what the site and its feeds are known by, whatever address they have
    guid       text        not null default 'urn:uuid:' || gen_random_uuid(),
    -- when an article of the lists was last imported, changed or removed
    changed_at timestamptz not null default now()
);
insert into site default values;

-- What changed, in the order of commit (there is one importer at a time): NOTIFY says that there is something to read here,
-- and a node that missed it reads it all the same. Rows are kept for a day. Lists, tags and feeds change with any row.
create table site_change (
    id         bigint generated always as identity primary key,
    changed_at timestamptz not null,
    -- see recto.change.ChangeKind
    kind       text        not null check (kind in ('ARTICLE', 'PAGE', 'SHOWS', 'AUTHOR', 'EVERYTHING')),
    -- whose pages may be another, and those that show it; null where none is named
    article_id bigint,
    -- that led to what changed, or leads to it now: one row for each; null where none is named
    path       text
);
-- IndexNow asks every few seconds for what changed lately.
create index site_change_changed on site_change (changed_at);
