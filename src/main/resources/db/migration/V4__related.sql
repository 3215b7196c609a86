-- Which articles are like which. Without foreign keys, as no article is ever deleted and there are many rows.

-- What tells one article from others: '#' and the slug of each tag, and some words of its text. Articles that are removed, drafts and pages
-- have none.
create table term (
    term       text   not null collate "C",
    article_id bigint not null,
    -- how much a match says: a tag, a word of the title, another word
    weight     real   not null,
    primary key (term, article_id) include (weight)
);
create index term_article on term (article_id);

-- The articles that are most like another, the most alike first: some more than are shown, as one may expire.
create table related (
    article_id bigint  not null,
    position   integer not null,
    related_id bigint  not null,
    primary key (article_id, position)
);
create index related_related on related (related_id);

-- Articles whose related ones are to be found at the end of the pass; here, so that a pass that was broken off is made good by the next.
create table related_due (
    article_id bigint  primary key,
    -- due because another article came or went, not for its own sake: it makes no further ones due
    is_echo    boolean not null
);
