-- What search looks into, written by the import together with each article that is not a draft and not removed. A table of its own with
-- short rows, the vectors out of line: of a word that half of all articles have, the newest thousand are found without reading an article.

-- For misspelt words. It comes with PostgreSQL, and the owner of a database may create it.
do $$
begin
    if not exists (select from pg_extension where extname = 'pg_trgm') then
        create extension pg_trgm;
    end if;
exception when others then
    raise exception 'Recto needs the PostgreSQL extension pg_trgm, and could not create it: %', sqlerrm
        using hint = 'Install the contrib package of your PostgreSQL, or let its administrator run: create extension pg_trgm';
end $$;

create table article_search (
    article_id bigint      primary key references article (id) on delete cascade,
    -- the text search configuration of the article's language
    config     text        not null,
    -- copies, so that the newest matches are found here alone; what is shown is checked again in article
    publish_at timestamptz not null,
    expire_at  timestamptz,
    -- title A, subtitle B, description C, tags D
    head       tsvector    not null,
    -- everything; authors A, what is in head B, body D. Both have lexemes for filters: '#tag', '@author', '^2026-05'
    whole      tsvector    not null
);
alter table article_search alter head set storage external, alter whole set storage external;
alter table article_search set (toast_tuple_target = 128);
create index article_search_head on article_search using gin (head);
create index article_search_whole on article_search using gin (whole);
create index article_search_newest on article_search (publish_at desc, article_id desc);
create index article_search_config on article_search (config);

-- The words that readers may have meant, folded as the vectors are.
create table search_word (
    word     text    primary key collate "C",
    -- how many articles had it when they first came; no longer counted beyond 100
    articles integer not null
) with (fillfactor = 80);
create index search_word_like on search_word using gin (word gin_trgm_ops);

-- What somebody typed, in each of these configurations, joined by "or". No match for a query without a word to look for: null, where it
-- is of stop words alone, or excludes and asks for nothing.
create function search_query(configs text[], typed text) returns tsquery language plpgsql stable as $$
declare
    config text;
    query  tsquery;
    found  tsquery;
begin
    foreach config in array configs loop
        query := websearch_to_tsquery(config::regconfig, typed);
        if querytree(query) not in ('', 'T') and (found is null or found <> query) then
            found := case when found is null then query else found || query end;
        end if;
    end loop;
    return found;
end $$;
