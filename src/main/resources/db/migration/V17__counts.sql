-- To count the articles of every tag read a hundred thousand articles and all their tags for each reader of the list. Now each tag and each
-- author keeps how many articles it has whatever the time, those of Visibility.listable; a reader's list subtracts the few that are scheduled
-- or expired. Triggers keep the counts, because a node of the version before, which knows nothing of them, may import until it is updated too.
alter table tag add listable integer not null default 0;
alter table author add listable integer not null default 0;

-- The arguments are the table of the groups, the column that leads to it, and what one more row of the link's table counts for.
create function count_links() returns trigger language plpgsql as $$
begin
    execute format('
        update %1$I x set listable = x.listable + %3$s * n.articles
          from (select l.%2$I as id, count(*) as articles from links l join article a on a.id = l.article_id
                 where a.removed_at is null and not a.draft and not a.is_page and not a.unlisted group by 1) n
         where x.id = n.id', tg_argv[0], tg_argv[1], tg_argv[2]);
    return null;
end $$;

create trigger tag_counted after insert on article_tag referencing new table as links
    for each statement execute function count_links('tag', 'tag_id', '1');
create trigger tag_uncounted after delete on article_tag referencing old table as links
    for each statement execute function count_links('tag', 'tag_id', '-1');
create trigger author_counted after insert on article_author referencing new table as links
    for each statement execute function count_links('author', 'author_id', '1');
create trigger author_uncounted after delete on article_author referencing old table as links
    for each statement execute function count_links('author', 'author_id', '-1');

-- An article that is hidden, or hidden no more, keeps its tags and authors.
create function count_hidden() returns trigger language plpgsql as $$
declare
    turned  bigint[];
    changes integer[];
begin
    select array_agg(id), array_agg(case when is_listable then 1 else -1 end) into turned, changes
      from (select a.id, a.removed_at is null and not a.draft and not a.is_page and not a.unlisted as is_listable,
                   b.removed_at is null and not b.draft and not b.is_page and not b.unlisted as was_listable
              from after a join before b on b.id = a.id) n
     where is_listable <> was_listable;
    if turned is not null then
        update tag x set listable = x.listable + n.change
          from (select l.tag_id as id, sum(t.change) as change from unnest(turned, changes) t (article_id, change) join article_tag l using (article_id) group by 1) n
         where x.id = n.id;
        update author x set listable = x.listable + n.change
          from (select l.author_id as id, sum(t.change) as change from unnest(turned, changes) t (article_id, change) join article_author l using (article_id) group by 1) n
         where x.id = n.id;
    end if;
    return null;
end $$;

create trigger article_hidden after update on article referencing old table as before new table as after
    for each statement execute function count_hidden();

update tag x set listable = n.articles
  from (select l.tag_id as id, count(*) as articles from article_tag l join article a on a.id = l.article_id
         where a.removed_at is null and not a.draft and not a.is_page and not a.unlisted group by 1) n
 where x.id = n.id;
update author x set listable = n.articles
  from (select l.author_id as id, count(*) as articles from article_author l join article a on a.id = l.article_id
         where a.removed_at is null and not a.draft and not a.is_page and not a.unlisted group by 1) n
 where x.id = n.id;

-- The newest page of each part of the sitemap; both expressions are those of IndexablePages.
create index article_modified on article (((id - 1) / 10000), (case when updated_at > publish_at or not dated then updated_at else publish_at end))
    where removed_at is null and not draft;
-- Only then does the planner know how many articles a part has
analyze article;
