-- The translations of an article; few have any.
create index article_translation on article (translation_key) where translation_key is not null;
