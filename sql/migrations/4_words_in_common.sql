-- grain: no changed row: version 4 of the tables says of two articles what telling words they have in common
-- changes: article_links
-- Links of before were found without it and stay.
alter table if exists article_links add column if not exists words double;
