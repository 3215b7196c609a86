-- For a reader who asks for an address with other capitals.
create index redirect_lower on redirect (lower(path));

-- What was edited on one day, so that dates without a time get an order within it.
create index article_updated on article (updated_at) where updated_at is not null;
