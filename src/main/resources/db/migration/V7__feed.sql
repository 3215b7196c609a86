-- What others are told of changes.

-- Who is told: 'websub' is the hub that passes changes of feeds on to subscribers, 'indexnow' a search engine. A recipient has no row before
-- the first time. A node that notes changes for a recipient locks its row.
create table outbox_recipient (
    name     text        primary key,
    -- changes up to this time are in the outbox, but for those that were committed later than the time they carry
    noted_at timestamptz not null
);

-- What a recipient is to be told, and what it was told lately: one row for each subject.
create table outbox (
    recipient  text        not null references outbox_recipient (name) on delete cascade,
    -- for websub the path of a feed without the name of the format, '' for the site's own feed; for indexnow the path of a page
    subject    text        not null,
    -- when the subject last changed; a change that was told is known by this when it is found again
    changed_at timestamptz not null,
    -- when the recipient is to be told; null once it was told or is told no more. While a node tells it, the time at which any node may
    -- try again, in case that node is gone
    due_at     timestamptz,
    -- that failed since the subject last changed
    attempts   integer     not null default 0,
    primary key (recipient, subject)
);
create index outbox_due on outbox (recipient, due_at) where due_at is not null;
