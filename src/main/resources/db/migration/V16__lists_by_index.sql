-- Lists are counted by these indexes alone: since V12 every condition on lists asks for unlisted, which they did not hold, so that to count 100,000
-- articles read every row of the table. They hold the days of the last changes too, for the sitemap. The condition is that of Visibility.listable.
drop index article_listed;
create index article_listed on article (publish_at desc, id desc) include (expire_at, pinned, updated_at, dated)
    where removed_at is null and not draft and not is_page and not unlisted;
drop index article_visible;
create index article_visible on article (id) include (publish_at, expire_at, updated_at, dated)
    where removed_at is null and not draft and not is_page and not unlisted;
