-- What the site and its feeds are known by, whatever address they have.
create table site (
    guid text not null default 'urn:uuid:' || gen_random_uuid()
);
insert into site default values;

-- When an article of the tag or the author was last imported, changed or taken down, or left it: a feed that lost an article has changed too.
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
    last_change bigint      not null,
    told_at     timestamptz not null
);
