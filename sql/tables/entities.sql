-- grain: one row per real-world entity
create table if not exists entities (
    entity_id varchar primary key,
    name varchar not null,
    kind varchar not null
        check (kind in ('person', 'organisation', 'location', 'outlet', 'product', 'event', 'other')),
    aliases varchar[] not null,
    wikidata_id varchar,
    origin varchar not null check (origin in ('reference', 'discovered')),
    redirect_to varchar,
);

comment on table entities is 'One row per real-world entity.';
comment on column entities.entity_id is 'The entity.';
comment on column entities.name is 'The name it is best known by.';
comment on column entities.kind is 'Kind of thing.';
comment on column entities.aliases is 'Other names of the entity.';
comment on column entities.wikidata_id is 'Identifier in Wikidata, where a bundled source proves it.';
comment on column entities.origin is 'Where the entity comes from: the reference list or the articles.';
comment on column entities.redirect_to is 'The entity this one was merged into; null while it stands for itself.';
