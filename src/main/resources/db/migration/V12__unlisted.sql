-- Whether the article is in no list, feed, search or sitemap: only those who know its address find it. The indexes of lists hold such articles
-- too, since they are few.
alter table article add unlisted boolean not null default false;
