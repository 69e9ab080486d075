-- grain: one added link per name that is a spelling of a reference entity
insert into linked_names by name
with

matches as (
    select
        n.article_id,
        n.name_id,
        e.entity_id,
        n.position,
        n.name_group = k.name_group as same_group,
    from spellings as n
    inner join entity_names as k
        on
            n.key = k.key
            and k.role = 'spelling'
            -- "Kiew" may be tagged an organisation, a person never names a place
            and (n.name_group = k.name_group or (n.name_group <> 'person' and k.name_group <> 'person'))
    inner join entities as e
        on
            k.entity_id = e.entity_id
            and e.origin = 'reference'
),

final as (
    select
        article_id,
        name_id,
        entity_id,
    from matches
    qualify
        row_number() over (
            partition by article_id, name_id
            order by position, same_group desc, entity_id
        ) = 1
)

select * from final
