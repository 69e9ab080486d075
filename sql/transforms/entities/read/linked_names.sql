-- grain: one row per name of an article that has got its entity in this run
create or replace temp table linked_names (
    article_id varchar not null,
    name_id varchar not null,
    entity_id varchar not null,
)
