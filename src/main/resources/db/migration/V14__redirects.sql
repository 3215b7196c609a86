-- The files that say which addresses lead elsewhere, as they were read.
create table redirect_file (
    path   text primary key collate "C",
    source text not null
);
-- What they say. An article at the same address comes first. Unlike those of the table redirect, these lead to any address.
create table redirect_rule (
    -- the first one about a path counts
    position integer primary key,
    -- the path as far as it is literal, in lower case: what a request is looked up by
    start    text    not null,
    file     text    not null collate "C" references redirect_file (path),
    line     integer not null,
    place    integer not null,
    -- /old, /old/* or /:year/:name
    source   text    not null,
    -- encoded; a path of this site or an address with its scheme; null where nothing is there any more
    target   text,
    status   smallint not null check (status in (301, 302, 410)),
    check ((status = 410) = (target is null))
);
create index redirect_rule_start on redirect_rule (start);
