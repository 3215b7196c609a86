-- Whether the author names a picture for the top that is not there, or not there yet: its place is kept by a drawn cover.
alter table article add hero_missing boolean not null default false;

-- Pictures on other hosts that articles and authors name. Each is fetched once, by one node, and kept in picture. An article that names one
-- has a row in article_picture with the address for its path and with the outcome that it was made with: coalesce(hash, md5(fault)).
create table remote_picture (
    url        text        primary key,
    -- see picture; null while it is not there
    hash       text,
    -- what the author is told; it may be there although the picture is
    fault      text,
    hint       text,
    -- that failed since it was named
    attempts   integer     not null default 0,
    -- when it is to be fetched; null once it was. While a node fetches it, the time at which any node may try again, in case that node is gone
    due_at     timestamptz,
    named_at   timestamptz not null,
    -- when hash or fault last changed; null while nothing is known
    changed_at timestamptz
);
create index remote_picture_due on remote_picture (due_at) where due_at is not null;
create index remote_picture_changed on remote_picture (changed_at) where changed_at is not null;
