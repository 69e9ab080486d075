-- grain: one row per name in an article
create table if not exists mentions (
    mention_id varchar primary key,
    article_id varchar not null,
    entity_id varchar,
    kind varchar not null,
    surface varchar not null,
    normal varchar not null,
    name_id varchar not null,
    name_entity_id varchar,  -- the entity of the name as it is spelled, before merges and overrides
    start_char integer not null,
    end_char integer not null,
    score double not null,
    link_method varchar,
    link_score double,
);
