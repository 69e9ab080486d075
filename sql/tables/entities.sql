-- grain: one row per real-world entity
create table if not exists entities (
    entity_id varchar primary key,
    name varchar not null,
    kind varchar not null,
    aliases varchar[] not null,
    wikidata_id varchar,  -- only where a bundled source proves it
    origin varchar not null check (origin in ('reference', 'discovered')),
    redirect_to varchar,  -- the entity this one was merged into
);
