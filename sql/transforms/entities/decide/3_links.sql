-- grain: one row per mention whose entity an analyst has decided
create or replace temp table decided_links as
with

targets as (
    select
        o.rank,
        e.entity_id,
        e.redirect_to,
        n.name_group,
        o.name_group as decided_group,
        e.origin,
        e.entity_id = o.entity as is_id,
    from overrides as o
    left join entity_names as n
        on
            o.key = n.key
            and n.role = 'spelling'
    inner join entities as e on e.entity_id in (n.entity_id, o.entity, o.new_id)
),

chosen as (
    select
        rank,
        coalesce(redirect_to, entity_id) as entity_id,
    from targets
    qualify
        row_number() over (
            partition by rank
            order by is_id desc, name_group is distinct from decided_group, origin = 'reference' desc, entity_id
        ) = 1
),

final as (
    select
        m.mention_id,
        c.entity_id,
    from decided_mentions as m
    inner join chosen as c using (rank)
)

select * from final
