-- grain: one row per key under which an entity is found: a spelling, what transcriptions share, a surname
create table if not exists entity_names (
    entity_id varchar not null,
    name_group varchar not null check (name_group in ('person', 'place', 'thing')),
    role varchar not null check (role in ('spelling', 'block', 'surname', 'partial')),
    key varchar not null,
);

comment on table entity_names
is 'One row per key under which an entity is found: a spelling, what transcriptions share, a surname.';
comment on column entity_names.entity_id is 'The entity.';
comment on column entity_names.name_group is 'Whether the key belongs to a person, a place or a thing.';
comment on column entity_names.role
is 'What the key is: a spelling, what transcriptions share, a surname, a part of a name.';
comment on column entity_names.key is 'What the entity is found by.';
