-- What an import of many articles pays for each of them, and nothing needs.

-- The unique index on (article_id, path) finds the same.
drop index redirect_article;
-- No article is ever deleted: its row stays, with its guid. So these found nothing, twelve times an article.
alter table related drop constraint related_article_id_fkey, drop constraint related_related_id_fkey;
alter table related_due drop constraint related_due_article_id_fkey;

-- The menu is read after each batch; without this all articles were.
create index article_page on article (title, id) where is_page;

-- Written once and hardly ever read: to compress them took a third of the time that the database had for an import, and this takes
-- 12 kB more on the disk for an article of 1,000 words. The HTML, which every page reads, stays compressed.
alter table article alter source set storage external, alter body_text set storage external;
