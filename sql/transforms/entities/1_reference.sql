-- grain: one reference entity that is new, or named otherwise than before
-- reads: known_entities, known_keys
-- creates: fresh_entities, touched_entities
-- changes: entities, entity_names, entity_links

-- one row per reference entity that is new, or named otherwise than before
create or replace temp table fresh_entities as
with

differing as (
    (
        select * from known_keys
        except
        select n.*
        from entity_names as n
        semi join known_entities using (entity_id)
    )

    union all

    (
        select n.*
        from entity_names as n
        semi join known_entities using (entity_id)
        except
        select * from known_keys
    )
),

final as (
    select distinct entity_id
    from differing
)

select * from final;

-- one added row per reference entity that is new
insert into entities by name
select
    k.entity_id,
    k.name,
    k.kind,
    k.aliases,
    k.wikidata_id,
    'reference' as origin,
    null as redirect_to,
from known_entities as k
anti join entities as e using (entity_id);

-- one updated row per reference entity that was corrected
update entities as e
set
    name = k.name,
    kind = k.kind,
    aliases = k.aliases,
    wikidata_id = k.wikidata_id,
    origin = 'reference',
from known_entities as k
where
    e.entity_id = k.entity_id
    and (e.name, e.kind, e.aliases, e.wikidata_id) is distinct from (k.name, k.kind, k.aliases, k.wikidata_id);

-- one removed row per key of a reference entity that is named otherwise now
delete from entity_names
where entity_id in (select f.entity_id from fresh_entities as f);

-- one row per entity that was linked to a reference entity which is named otherwise now
create or replace temp table touched_entities as
with

ends as (
    select unnest([l.entity_id, l.other_entity_id]) as entity_id
    from entity_links as l
    inner join fresh_entities as f on f.entity_id in (l.entity_id, l.other_entity_id)
),

final as (
    select distinct entity_id
    from ends
)

select * from final;

-- one removed link that rested on the former names of a reference entity
delete from entity_links
where
    entity_id in (select f.entity_id from fresh_entities as f)
    or other_entity_id in (select f.entity_id from fresh_entities as f);

-- one added row per key of a reference entity that is named otherwise now
insert into entity_names by name
select k.*
from known_keys as k
semi join fresh_entities as f using (entity_id);
