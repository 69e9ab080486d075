-- grain: one added link per partial name that names its person or a person of no other known name
insert into linked_names by name
with

partial_names as (
    select
        s.*,
        c.surname is not null as is_common,
    from spellings as s
    anti join linked_names as l using (article_id, name_id)
    left join common_surnames as c using (surname)
    where s.position = 0
),

bearers as (
    select distinct
        p.article_id,
        p.name_id,
        coalesce(e.redirect_to, e.entity_id) as entity_id,
    from partial_names as p
    inner join entity_names as n
        on
            p.surname = n.key
            and n.role = 'surname'
    inner join entities as e on n.entity_id = e.entity_id
    where p.initial is null or starts_with(lower(e.name), p.initial)
),

counted as (
    select
        article_id,
        name_id,
        min(entity_id) as entity_id,
        count(*) as bearers,
    from bearers
    group by all
),

final as (
    select
        p.article_id,
        p.name_id,
        case
            when p.is_common or c.bearers > 1 then p.own_id
            else coalesce(c.entity_id, p.entity_id)
        end as entity_id,
        case
            when p.is_common or c.bearers > 1 then 'surname of several'
            when c.bearers = 1 then 'only bearer of surname'
            else 'surname'
        end as method,
        case
            when p.is_common or c.bearers > 1 then 0.5
            when c.bearers = 1 then 0.7
            else 0.6
        end as score,
    from partial_names as p
    left join counted as c using (article_id, name_id)
)

select * from final
