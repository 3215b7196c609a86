-- Which article of the folder an article links to, by the file, and the address that the link leads to: null while there is no such file,
-- or while readers do not see its article. When that is no longer so, the article with the link is made anew.
create table article_link (
    article_id bigint not null references article (id) on delete cascade,
    file       text   not null collate "C",
    address    text,
    primary key (article_id, file)
);
create index article_link_file on article_link (file);

-- The slug of the file's name, which the address of the article had with most other engines; empty until the article is imported again.
alter table article add column file_name text not null default '';
create index article_file_name on article (file_name);
create index article_slug on article (slug);
