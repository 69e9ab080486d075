-- grain: one row per entity that was linked to a reference entity which is named otherwise now
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

select * from final
