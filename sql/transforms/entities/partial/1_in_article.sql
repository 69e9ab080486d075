-- grain: one added link per partial name of which the same article gives exactly one full name
insert into linked_names by name
with

partial_names as (
    select s.*
    from spellings as s
    anti join linked_names as l using (article_id, name_id)
    where
        s.position = 0
        and s.is_partial
),

full_names as (
    select distinct
        s.article_id,
        s.surname,
        s.key,
        l.entity_id,
    from spellings as s
    inner join linked_names as l using (article_id, name_id)
    where
        s.position = 0
        and s.name_group = 'person'
        and not s.is_partial
),

final as (
    select
        p.article_id,
        p.name_id,
        min(f.entity_id) as entity_id,
        'surname in article' as method,
        0.9 as score,
    from partial_names as p
    inner join full_names as f
        on
            p.article_id = f.article_id
            and p.surname = f.surname
            and (p.initial is null or starts_with(f.key, p.initial))
    group by all
    having count(distinct f.entity_id) = 1
)

select * from final
