-- Pictures that lie beside articles, as they are served: without what a camera notes of place and owner, turned upright, in several widths.

create table picture (
    -- SHA-256 of the file's bytes and of the version of what makes files of them, its first 32 digits: the same bytes are one picture
    hash         text        primary key,
    type         text        not null,
    -- in pixels, as it is seen
    width        integer     not null,
    height       integer     not null,
    -- what there is in other widths and types: 480.webp, 960.jpg
    variants     text[]      not null,
    -- since when no article shows it: its address may stand in a feed reader or a shared cache for some time yet
    unused_since timestamptz
);

create table picture_file (
    hash    text  not null references picture (hash) on delete cascade,
    -- one of the picture's variants; '' is the picture itself
    variant text  not null,
    type    text  not null,
    bytes   bytea not null,
    primary key (hash, variant)
);
-- Compressed already; stored as it is, a range of it is read without the rest.
alter table picture_file alter column bytes set storage external;

-- Which file an article shows, and what that file was when the article was made: another one makes the article anew.
create table article_picture (
    article_id    bigint not null references article (id) on delete cascade,
    path          text   not null collate "C",
    -- null while there is no such file; the time is the epoch while another change could hide behind the same time
    file_size     bigint,
    file_modified timestamptz,
    -- see picture; null where the file was not read. A file that is no picture has one as well
    hash          text,
    primary key (article_id, path)
);
create index article_picture_path on article_picture (path);
create index article_picture_hash on article_picture (hash);
