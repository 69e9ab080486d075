-- grain: one added entity per decision that covers a mention and names nobody known
insert into entities by name
with

decided as (
    select
        rank,
        mode(kind order by kind) as kind,
    from decided_mentions
    group by rank
),

final as (
    select
        o.new_id as entity_id,
        any_value(o.entity) as name,
        any_value(d.kind) as kind,
        cast([] as varchar[]) as aliases,
        null as wikidata_id,
        'discovered' as origin,
        null as redirect_to,
    from overrides as o
    inner join decided as d using (rank)
    anti join entity_names as n
        on
            o.key = n.key
            and n.role = 'spelling'
    anti join entities as e on e.entity_id in (o.entity, o.new_id)
    where not regexp_full_match(o.entity, '[0-9a-f]{16}')  -- an id of an entity that is not here yet
    group by o.new_id
)

select * from final
