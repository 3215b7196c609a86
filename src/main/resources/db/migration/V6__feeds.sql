-- The site as feeds know it: one row.
create table site (
    -- what it and its feeds are known by, whatever address they have
    guid       text        not null default 'urn:uuid:' || gen_random_uuid(),
    -- when an article of the lists was last imported, changed or taken down
    changed_at timestamptz not null default now()
);
insert into site default values;

-- The same of one tag or author; an article that left it counts too, as a feed that lost an article has changed.
alter table tag add column changed_at timestamptz not null default now();
alter table author add column changed_at timestamptz not null default now();

-- Which state of which feed a WebSub hub was told of, or is to be told of. One row for a feed in all its formats.
create table feed_ping (
    -- of the feed, less the name of the format; '' for the site's own
    path     text        primary key,
    -- when the feed last changed, as far as this is about
    stamp    timestamptz not null,
    done     boolean     not null,
    attempts integer     not null default 0,
    due_at   timestamptz not null
);

-- How far the search engines that speak IndexNow have been told of what changed: one row, and none before the first time.
create table index_now (
    the_only    boolean     primary key default true check (the_only),
    last_change bigint      not null,
    told_at     timestamptz not null
);

-- Whether what is at the path changed itself: the pages that show it only say something else of it, which is no news.
alter table site_change add column own boolean not null default true;
