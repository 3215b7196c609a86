-- False for a page of its own to which nobody gave a date: its publish_at is only the moment of its import, which readers are not told.
alter table article add dated boolean not null default true;

-- What the file tags/{slug}.md says of a tag. The tag may have no article yet: the text waits for one.
create table tag_text (
    source_path text        primary key collate "C",
    slug        text        not null unique,
    -- in a sentence or two, for search engines and whoever shows a link; null where the beginning of the text serves
    description text,
    -- the file as it was read
    source      text        not null,
    -- of the file and of the pictures that it shows
    source_hash text        not null,
    rendered_by text        not null,
    -- a paragraph or more; empty without one
    html        text        not null,
    -- hashes of the pictures in the text, see table picture
    pictures    text[]      not null,
    imported_at timestamptz not null
);
