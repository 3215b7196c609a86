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
