-- grain: one row per pair of entities whose names are renderings of one name
create table if not exists entity_links (
    entity_id varchar not null,
    other_entity_id varchar not null,
    method varchar not null,
    score double not null,
    primary key (entity_id, other_entity_id),
);
