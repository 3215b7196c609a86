-- Files beside articles that are no pictures: documents, archives, sounds, films. Which article links to which is in article_picture.
create table file (
    -- SHA-256 of the media type and the bytes, its first 32 digits
    hash         text    primary key,
    type         text    not null,
    -- in bytes
    length       bigint  not null,
    -- as in picture
    unused_since timestamptz
);
-- In pieces of 64 kB, so that neither the import nor a reader's request has a file in memory as a whole.
create table file_piece (
    hash     text    not null references file (hash) on delete cascade,
    position integer not null,
    bytes    bytea   not null,
    primary key (hash, position)
);
-- Most are compressed already.
alter table file_piece alter column bytes set storage external;
