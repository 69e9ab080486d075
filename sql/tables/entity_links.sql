-- grain: one row per pair of entities whose names are renderings of one name
create table if not exists entity_links (
    entity_id varchar not null,
    other_entity_id varchar not null,
    method varchar not null,
    score double not null,
    primary key (entity_id, other_entity_id),
);

comment on table entity_links is 'One row per pair of entities whose names are renderings of one name.';
comment on column entity_links.entity_id is 'The entity whose id is the smaller of the two.';
comment on column entity_links.other_entity_id is 'The other entity.';
comment on column entity_links.method is 'How it was found.';
comment on column entity_links.score is 'How sure it is, from 0 to 1.';
