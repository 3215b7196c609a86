-- What lists are ordered and counted by, in indexes alone: an article is some pages of text, and is read when it is shown.

drop index article_listed;
create index article_listed on article (publish_at desc, id desc) include (expire_at, pinned) where removed_at is null and not draft and not is_page;
-- the same for the articles of a tag or an author, which are known by their ids
create index article_visible on article (id) include (publish_at, expire_at) where removed_at is null and not draft and not is_page;

-- What these were for is in the two above, and the order of the first page in memory.
drop index article_archive;
drop index article_front;
drop index article_pinned;
