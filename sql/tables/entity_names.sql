-- grain: one row per key under which an entity is found: a spelling, what transcriptions share, a surname
create table if not exists entity_names (
    entity_id varchar not null,
    name_group varchar not null check (name_group in ('person', 'place', 'thing')),
    role varchar not null check (role in ('spelling', 'block', 'surname', 'partial')),
    key varchar not null,
);
